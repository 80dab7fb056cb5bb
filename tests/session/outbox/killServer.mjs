// A report server that keeps what it accepts: node killServer.mjs <port> <file>. One line a request that was filed, flushed before
// it answers; a key it knows is answered and not filed again.
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, file] = [Number(process.argv[2]), process.argv[3]];
const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
const filed = new Set(lines.filter((line) => line.startsWith('filed ')).map((line) => line.split(' ')[1]));
const handle = openSync(file, 'a');
const write = (line) => {
  appendFileSync(handle, `${line}\n`);
  fsyncSync(handle);
};
const rest = () => new Promise((done) => setTimeout(done, Math.random() * 60));

async function answer(request, response) {
  let body = '';
  for await (const chunk of request) body += chunk;
  const key = String(request.headers['idempotency-key']);
  await rest();
  const isKnown = filed.has(key);
  filed.add(key);
  write(`${isKnown ? 'again' : 'filed'} ${key} ${JSON.parse(body).id}`);
  await rest();
  response.end(JSON.stringify({ reference: key, ...(isKnown && { duplicate: true }) }));
}

const server = createServer((request, response) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'content-type, idempotency-key');
  if (request.method === 'POST') answer(request, response).catch(() => response.destroy());
  else response.end();
});
process.on('disconnect', () => {
  closeSync(handle);
  process.exit();
});
server.listen(port, '127.0.0.1', () => process.send?.(server.address().port));
