//! A scene as all writers of drawings go through it.

use crate::figure::{Ink, Node, Scene, Shape, TextRun};

/// The ground of a figure.
pub(super) fn paper(scene: &Scene) -> Shape {
    let (width, height) = (scene.width_pt, scene.height_pt);
    Shape::Rect { x: 0.0, y: 0.0, width, height, fill: Some(Ink::Paper), stroke: None }
}

/// Goes through what is drawn, back to front: each time some shapes, and texts upon them.
pub(super) fn each_part(scene: &Scene, mut part: impl FnMut(&[Shape], &[TextRun])) {
    for node in &scene.nodes {
        match node {
            Node::Shape(shape) => part(std::slice::from_ref(shape), &[]),
            Node::Text(text) => part(&[], std::slice::from_ref(text)),
            Node::Mark(mark) => part(&mark.shapes, &mark.texts),
        }
    }
}
