// A device that holds a record of many years: operations straight into the database that the app has opened. What is
// derived from them the app makes itself.
type Filling = { size: number; perIncident: number; rare: string }

/**
 * In the page: writes the operations as the app would have them, `rare` into three of them. Answers the first incident.
 */
export async function fillDevice({ size, perIncident, rare }: Filling): Promise<string> {
  const id = (n: number) => {
    const time = (1_700_000_000_000 + n).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
  }
  const device = '6f1c2a34-9b1d-4c55-8e21-0a5d3c7b9e10'
  const opening = indexedDB.open('juki-net-record')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const database = opening.result
  const atOnce = 100 * perIncident
  let [writing, done]: [IDBTransaction | null, Promise<unknown>] = [null, Promise.resolve()]
  for (let from = 0; from < size; from += perIncident) {
    if (from % atOnce === 0) {
      await done
      writing = database.transaction('pages', 'readwrite', { durability: 'relaxed' })
      const writes = writing
      done = new Promise((resolve) => writes.addEventListener('complete', resolve))
    }
    const subject = id(from)
    const lines = []
    for (let n = from; n < Math.min(size, from + perIncident); n += 1) {
      const atMs = 1_700_000_000_000 + n * 60_000
      const place = Math.floor(n / (size / 3)) !== Math.floor((n - 1) / (size / 3)) ? rare : `${n}`
      const what = `業務端末の画面で見慣れない操作を確認した。場所は電算室${place}、担当は第${n % 97}係`
      const line = {
        id: id(n),
        salt: n.toString(16).padStart(32, '0'),
        subject,
        type: n % perIncident === 0 ? 'v1.intakeReceived' : 'v1.measureStarted',
        stamp: `${new Date(atMs).toISOString()}-0000-${device.replaceAll('-', '').slice(-16)}`,
        at: new Date(atMs).toISOString(),
        by: '宿直 甲',
        office: 'responder',
        actingFor: null,
        enteredBy: '宿直 甲',
        device,
        body: n % perIncident === 0 ? { what } : { what, clause: '3-4' },
      }
      lines.push(line)
    }
    const receipt = {
      receivedAt: new Date(1_700_000_000_000 + (from + perIncident) * 60_000).toISOString(),
      clockOffsetMs: 0,
      uploader: device,
      standing: 'responder',
    }
    writing?.objectStore('pages').put({
      subject,
      from: from + 1,
      to: from + lines.length,
      positions: lines.map((_, at) => from + 1 + at),
      ids: lines.map((line) => line.id),
      receipts: [{ count: lines.length, receipt }],
      sealed: new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n')),
    })
  }
  await done
  database.close()
  return id(0)
}
