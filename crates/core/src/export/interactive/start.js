steelyardPlayer(document.currentScript.parentElement);
