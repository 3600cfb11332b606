// Starts the server: `npm start`. What must be settled before the rest of it is loaded, and then the rest.
import './node-version.ts'
import './small-memory.ts'

await import('./serve.ts')
