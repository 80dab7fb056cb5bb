import { createElement } from 'react';

/** The panel's own content, captured from Waymark as `[tag, attributes, children]`, so that every peer shows the same. */
function draw(node, key) {
  if (typeof node === 'string') return node;
  const [tag, { class: className, ...attributes }, children] = node;
  return createElement(
    tag,
    { key, className, ...attributes },
    children.length > 0 ? children.map(draw) : undefined,
  );
}

export const Content = () => <div className="waymark-panel">{draw(window.__content, 0)}</div>;
