// A town that is none, with a plan of its own: its data takes the place of 愛荘町's, file by file.
export const townName = '試験町'
export const planEdition = '試験町住民基本台帳ネットワークシステム緊急時対応計画書(令和7年訓令第1号)'

/** The year of the plan's numbers. */
export const planYear = '令和7年'
