// The headers of documents: what a page may load and run, who may frame it, what of the device it may ask for.
// Rules SE3, PR2.
import { existsSync, readFileSync } from 'node:fs'
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const written = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/

/**
 * The policy that the build has written into `page`, with the hashes of what is inline there; of a file without one,
 * nothing may be loaded.
 */
export function pagePolicy(page: string): string {
  const [, policy] = (existsSync(page) && written.exec(readFileSync(page, 'utf8'))) || []
  return `${policy ?? "default-src 'none'"}; frame-ancestors 'none'`
}

const nothing: [] = []

/**
 * For documents alone: no browser opens another answer as a page. Never that localhost stays with https: that holds for
 * every port, also those where a developer serves plain http.
 */
export function protecting(policy: string, secure: boolean): MiddlewareHandler {
  const headers = (strictTransportSecurity: string | false) =>
    secureHeaders({
      xFrameOptions: 'DENY',
      strictTransportSecurity,
      permissionsPolicy: {
        camera: nothing,
        microphone: nothing,
        geolocation: nothing,
        payment: nothing,
        usb: nothing,
        displayCapture: nothing,
        publickeyCredentialsGet: ['self'],
      },
    })
  const plain = headers(false)
  const strict = headers('max-age=31536000')
  return async (context, next) => {
    const isStrict = secure && new URL(context.req.url).hostname !== 'localhost'
    await (isStrict ? strict : plain)(context, next)
    // The library writes its own from parts; this one was written by the build.
    context.header('Content-Security-Policy', policy)
  }
}
