// The town 町 whose plan this is, and which edition of it the data holds.
export const townName = '愛荘町'

/** When the plan was made: how old what it prints is. */
export const planYear = '平成18年'

/** The plan's title and number: what an incident remembers of the edition it began under. */
export const planEdition = '愛荘町住民基本台帳ネットワークシステム緊急時対応計画書(平成18年訓令第28号)'
