// The single steps beneath every engine, in ms, from the peers that have them (`raw`): IndexedDB in several ways, gzip,
// and the entries over HTTP in batches and in one.
export async function floorsOfStore({ a, n }) {
  if (!(await hasFloors(a))) return {}
  return a.page.evaluate(async (count) => {
    const { floors, makeDocs } = window.app
    return { floor_ms: await floors.bulk(makeDocs(count)), gzip: await floors.gzip(makeDocs(count)) }
  }, n)
}

export async function floorsOfServer({ b, n }, { floor_ms: ofStore }) {
  if (!(await hasFloors(b))) return {}
  const ofServer = await b.page.evaluate(async (count) => {
    const { floors, makeDocs } = window.app
    return {
      get_all_parse: (await floors.get()).ms,
      post_500: await floors.post(500, makeDocs(count)),
      post_one: await floors.post(count, makeDocs(count)),
    }
  }, n)
  return { floor_ms: { ...ofStore, ...ofServer } }
}

function hasFloors({ page }) {
  return page.evaluate(() => window.app.floors !== undefined)
}
