/** The contract of every app here: a trigger in `#slot`, and `window.__isReady` when it can be clicked. */
export const slot = () => document.getElementById('slot');

export function ready() {
  requestAnimationFrame(() => {
    window.__isReady = true;
  });
}

/** A plain trigger, for apps without React. */
export function trigger(onClick) {
  const button = document.createElement('button');
  button.id = 'trigger';
  button.textContent = 'Help';
  button.addEventListener('click', onClick);
  slot().append(button);
}
