// Loaded before a process of the tests (`--import`): what it compiles at its start is kept for the next one, which starts
// in two thirds of the time, though this one be killed.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

const settledMs = 2000

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/started', import.meta.url)))
setTimeout(flushCompileCache, settledMs).unref()
