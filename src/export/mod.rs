//! A scene, a table or a study in, the bytes of a file out. Never sees an excerpt unless given one.
