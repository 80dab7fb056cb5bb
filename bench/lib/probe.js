// Runs inside the page before anything else. Times are milliseconds after the trusted pointerdown.
(() => {
  const find = (selector, root = document) => {
    const hit = root.querySelector(selector);
    if (hit) return hit;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(selector, element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    if (
      box.width < 2 ||
      box.height < 2 ||
      box.top > innerHeight - 4 ||
      box.bottom < 4 ||
      box.left > innerWidth - 4 ||
      box.right < 4
    )
      return false;
    const style = getComputedStyle(element);
    return style.visibility !== 'hidden' && style.display !== 'none' && Number(style.opacity) > 0;
  };
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const holds = (panel, element) => {
    for (let node = element; node; node = node.getRootNode().host) if (panel.contains(node)) return true;
    return false;
  };
  window.__probe = {
    isOpen: (selector) => {
      const element = find(selector);
      return element !== null && isShown(element);
    },
    /** Resolves with the first frame in which the panel is shown, in which what it is for is in it, and in which focus is inside it. */
    arm: (selector, answer) => {
      window.__opened = new Promise((resolve) => {
        addEventListener(
          'pointerdown',
          (event) => {
            const result = { paint: null, answer: null, focus: null };
            const channel = new MessageChannel();
            const nextFrame = () => requestAnimationFrame(() => channel.port2.postMessage(0));
            // A message posted from an animation frame arrives after that frame was painted.
            channel.port1.start();
            channel.port1.addEventListener('message', () => {
              const now = performance.now() - event.timeStamp;
              const panel = find(selector);
              if (panel && result.paint === null && isShown(panel)) result.paint = now;
              if (result.paint !== null && result.answer === null && (!answer || find(answer)))
                result.answer = now;
              if (panel && result.focus === null && result.paint !== null && holds(panel, focused()))
                result.focus = now;
              const isFocused = result.focus !== null || (result.paint !== null && now > result.paint + 400);
              if ((isFocused && result.answer !== null) || now > 5000) resolve(result);
              else nextFrame();
            });
            nextFrame();
          },
          { capture: true, once: true },
        );
      });
    },
  };
})();
