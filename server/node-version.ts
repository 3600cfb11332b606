// Imported before anything else: an older Node lacks what the server is built on, and should say so in one line.

const oldestMajor = 26
const major = Number.parseInt(process.versions.node, 10)
if (major < oldestMajor) {
  process.stderr.write(
    `Node ${oldestMajor} 以上が必要です (今は ${process.versions.node})。npm start で起動してください。\n`,
  )
  process.exit(1)
}
