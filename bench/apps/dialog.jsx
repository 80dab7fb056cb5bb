// The limit: a bare <dialog> with the panel's own content, built at click.
import 'waymark/styles.css';
import { ready, trigger } from './mount.js';

function build(node) {
  if (typeof node === 'string') return document.createTextNode(node);
  const [tag, attributes, children] = node;
  const element =
    tag === 'svg' || tag === 'path'
      ? document.createElementNS('http://www.w3.org/2000/svg', tag)
      : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map(build));
  return element;
}

let dialog;
window.__close = () => dialog.close();
trigger(() => {
  dialog = document.createElement('dialog');
  const close = document.createElement('button');
  close.textContent = 'Close';
  close.addEventListener('click', window.__close);
  const content = document.createElement('div');
  content.className = 'waymark-panel';
  content.append(build(window.__content));
  dialog.append(close, content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});
ready();
