/**
 * The page of GB/T 9704-2012 in twips (1 mm = 56.6929) and half points. 22 lines need an exact pitch of at most 579;
 * 28 characters of 16 pt need 0.25 pt less pitch each. A characters grid would give LibreOffice 14 characters a line.
 */
export const PAGE = {
  width: 11906,
  height: 16838,
  top: 2098,
  right: 1474,
  bottom: 1984,
  left: 1587,
  header: 851,
  footer: 1446,
} as const

export const LINE_PITCH = 579
export const CHARACTER_SPACING = -5

/** Font sizes in half points. */
export const SIZE_2 = 44
export const SIZE_3 = 32
export const SIZE_4 = 28
/** The width of one 字 of 3号 and of 4号 in twips, for readers that do not know indents in characters. */
export const CHARACTER_3 = 320
export const CHARACTER_4 = 280

/** Each font by its classic name, and what a machine without it may take instead. */
export const FONTS = {
  title: { name: '方正小标宋简体', instead: '方正小标宋_GBK,华文中宋,STZhongsong', family: 'roman' },
  body: { name: '仿宋_GB2312', instead: '仿宋,FangSong,方正仿宋_GBK', family: 'modern' },
  heading: { name: '黑体', instead: 'SimHei,方正黑体_GBK', family: 'modern' },
  subheading: { name: '楷体_GB2312', instead: '楷体,KaiTi,方正楷体_GBK', family: 'modern' },
  pageNumber: { name: '宋体', instead: 'SimSun,方正书宋_GBK', family: 'roman' },
} as const
export type FontRole = keyof typeof FONTS

export const HEADING_FONTS = ['heading', 'subheading', 'body', 'body'] as const satisfies readonly FontRole[]
