// The phone of this page, or of this worker.
import { createPhone, meansOfBrowser } from './phone.ts'

export const phone = createPhone(meansOfBrowser())
