// Sharing a file 共有: by the phone's own sheet; where the browser shares no such files it is downloaded.
const downloadMs = 60_000

/** Resolves when the person has shared it, changed their mind, or has the file. */
export async function share(file: File): Promise<void> {
  if (navigator.canShare?.({ files: [file] }) !== true) return download(file)
  try {
    await navigator.share({ files: [file] })
  } catch (problem) {
    const changedMind = problem instanceof DOMException && problem.name === 'AbortError'
    if (!changedMind) download(file)
  }
}

export function download(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), downloadMs)
}
