// A clock set to another moment that goes on ticking. The server process loads this before it starts
// (`--import`), and pages run `shiftClock` before anything of their own: both then agree on the night.
/** @param {number} shiftMs */
export function shiftClock(shiftMs) {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [RealDate.now() + shiftMs] : given, newTarget),
    get: (target, key) => (key === 'now' ? () => RealDate.now() + shiftMs : Reflect.get(target, key)),
  })
}

if (typeof process !== 'undefined' && process.env['CLOCK_SHIFT_MS'] !== undefined) {
  shiftClock(Number(process.env['CLOCK_SHIFT_MS']))
}
