// What the server says of itself, as a person reads it: of each thing how it stands, and what to do. Rule RN5.
import { type DatabaseState, type Health, isRoomLow } from '../../shared/sync/health.ts'
import { clockTime, shortTime } from '../words/dates.ts'

/** `look`: nothing is wrong, and somebody should look. */
export type Finding = {
  about: string
  state: 'good' | 'look' | 'bad'
  words: string
  todo?: string
  href?: string
}

export function findings(health: Health, now: Date): Finding[] {
  return [keeping(health), copies(health, now), room(health), clock(health), aside(health)]
}

function keeping({ keeps, position }: Health): Finding {
  const about = '記録の保存'
  if (keeps) return { about, state: 'good', words: `${position}件の記録を保存しています。` }
  return {
    about,
    state: 'bad',
    words: 'サーバーがディスクに書き込めません。新しい記録は、それぞれの端末に残っています。',
    todo: 'サーバーのディスクの空きを作り、故障していないか業者に見てもらってください。直れば、端末から自動で届きます。電話と記録は、そのまま続けられます。',
  }
}

function copies(health: Health, now: Date): Finding {
  const { lastBackupAt, backupLate, backupHours, database } = health
  const about = 'バックアップ'
  if (database !== undefined) return copiesElsewhere(database, now)
  const last =
    lastBackupAt === null
      ? 'ここで作ったものは、まだありません。'
      : `最後は ${shortTime(lastBackupAt, now)} です。`
  if (backupLate)
    return {
      about,
      state: 'bad',
      words: `${last}予定より遅れています。`,
      todo: 'サーバーで npm run backup を実行し、出た表示を業者に知らせてください。バックアップ先の空きも確かめてください。',
    }
  if (backupHours > 0) return { about, state: 'good', words: `${last}${backupHours}時間ごとに作ります。` }
  return {
    about,
    state: 'look',
    words: `${last}サーバーが自動で作らない設定です。`,
    todo: '決めたとおりに作られているか、担当の人に確かめてください。',
  }
}

/** A base backup is brought up to date by the WAL that was archived: of that PostgreSQL tells, of the base backup nobody. */
function copiesElsewhere({ archive: { on, lastAt, failing } }: DatabaseState, now: Date): Finding {
  const about = 'バックアップ'
  const last = lastAt === null ? 'まだありません。' : `最後は ${shortTime(lastAt, now)} です。`
  const words = `PostgreSQLの道具で作るもので、ここからは分かりません。${on ? `WALのアーカイブは、${last}` : ''}`
  if (failing)
    return {
      about,
      state: 'bad',
      words: `${words}その後は失敗しています。`,
      todo: 'PostgreSQLの担当者に知らせ、アーカイブ先と空きを確かめてもらってください。',
    }
  return { about, state: 'look', words, todo: '決めたとおりに作られているか、担当の人に確かめてください。' }
}

function room(health: Health): Finding {
  const about = '空き容量'
  if (health.database !== undefined)
    return {
      about,
      state: 'look',
      words: `PostgreSQLにある記録は ${inGigabytes(health.database.bytes)} です。空きは、ここからは分かりません。`,
      todo: '空きを、担当の人に確かめてください。',
    }
  if (health.room === null) return { about, state: 'look', words: '記録のフォルダーの空きを読めません。' }
  const { freeBytes, totalBytes } = health.room
  const words = `${inGigabytes(totalBytes)} のうち ${inGigabytes(freeBytes)} が空いています。`
  if (!isRoomLow(health)) return { about, state: 'good', words }
  return {
    about,
    state: 'bad',
    words,
    todo: '古いバックアップや要らないファイルを、ほかの機械へ移してください。記録のフォルダには手を付けないでください。',
  }
}

function clock({ clock: { behindMs, contradicted }, now }: Health): Finding {
  const about = '時計'
  const words = `サーバーの時計は ${clockTime(new Date(now))} です。`
  if (behindMs === 0 && !contradicted) return { about, state: 'good', words }
  const minutes = Math.ceil(behindMs / 60_000)
  return {
    about,
    state: 'bad',
    words: `${words}${behindMs > 0 ? `約${minutes}分遅れています。` : '端末の時計と10分以上違います。'}`,
    todo: 'サーバーの日付と時刻を合わせてください。時計が正しいのに消えなければ、サーバーを止めて npm run mend-clock を実行してください。',
  }
}

function aside({ setAside }: Health): Finding {
  const about = '保留の記録'
  if (setAside === 0) return { about, state: 'good', words: 'ありません。' }
  return {
    about,
    state: 'look',
    words: `${setAside}件が、人の判断を待っています。`,
    todo: '一つずつ確かめて、記録に入れるか決めてください。',
    href: '/office/set-aside',
  }
}

const inGigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
