// What the app is measured against: the same links in plain HTML, and the smallest worker that serves them offline.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { contacts } from '#plan'

const links = contacts.map(({ digits, name, shown }) => `<p><a href="tel:${digits}">${name} ${shown}</a></p>`)
const html = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>電話</title>
${links.join('\n')}
<script>navigator.serviceWorker.register('/worker.js')</script>
`
const worker = `
addEventListener('install', (event) => event.waitUntil(caches.open('page').then((cache) => cache.add('/'))))
addEventListener('fetch', (event) =>
  event.respondWith(caches.match(event.request).then((found) => found ?? fetch(event.request))))
`

/** Serves the bare page on a port of its own. */
export async function serveBarePage(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(({ url }, response) => {
    const isWorker = url === '/worker.js'
    response.setHeader('Content-Type', isWorker ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isWorker ? worker : html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
