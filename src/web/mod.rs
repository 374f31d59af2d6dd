//! The browser's side: the Yew page, the worker's shell, files, downloads, the JavaScript API.
//! Holds no logic that a host test could hold.
