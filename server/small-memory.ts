// A town's machine is small and its server idle most nights: V8 favours memory over speed from before the rest of the
// server is loaded. After ten thousand operations that is some 40 MB less (`npm run bench`).
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--optimize-for-size')
