// The same plain server as of `raw`.
export { make } from '../raw/server.mjs'
