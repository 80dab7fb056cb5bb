const help = document.querySelector('waymark-help');

help.addEventListener('waymark-surface', ({ detail }) => location.assign(`#${detail.surface}`));

help.addEventListener('waymark-move', (event) => {
  const { run, key } = event;
  event.respondWith(
    fetch(`/api/runs/${encodeURIComponent(run.id)}/retry`, {
      method: 'POST',
      headers: { 'Idempotency-Key': key },
    })
      .then((response) => response.json())
      .then(({ id }) => ({ runId: id })),
  );
});

// What your own API says of the run.
help.run = await (await fetch('run.json')).json();
