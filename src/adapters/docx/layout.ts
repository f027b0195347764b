import type { WordLayout } from '../../domain/word-layout.ts'

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
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
export const TWIPS_PER_MILLIMETRE = 56.6929

export const LINE_PITCH = 579
export const CHARACTER_SPACING = -5

/** Font sizes in half points. */
export const SIZE_2 = 44
export const SIZE_3 = 32
export const SIZE_4 = 28
export const SIZE_5 = 21
/** The width of one 字 of 3号 and of 4号 in twips, for readers that do not know indents in characters. */
export const CHARACTER_3 = 320
export const CHARACTER_4 = 280

export type FontRole = 'title' | 'body' | 'heading' | 'subheading' | 'pageNumber'
export type Font = { readonly name: string; readonly instead: string; readonly family: 'roman' | 'modern' }

/** Each font by its name, and what a machine without it may take instead. GBK has the rare characters of names. */
export const FONTS: Readonly<Record<WordLayout['fonts'], Readonly<Record<FontRole, Font>>>> = {
  GB2312: {
    title: { name: '方正小标宋简体', instead: '方正小标宋_GBK,华文中宋,STZhongsong', family: 'roman' },
    body: { name: '仿宋_GB2312', instead: '仿宋,FangSong,方正仿宋_GBK', family: 'modern' },
    heading: { name: '黑体', instead: 'SimHei,方正黑体_GBK', family: 'modern' },
    subheading: { name: '楷体_GB2312', instead: '楷体,KaiTi,方正楷体_GBK', family: 'modern' },
    pageNumber: { name: '宋体', instead: 'SimSun,方正书宋_GBK', family: 'roman' },
  },
  GBK: {
    title: { name: '方正小标宋_GBK', instead: '方正小标宋简体,华文中宋,STZhongsong', family: 'roman' },
    body: { name: '方正仿宋_GBK', instead: '仿宋,FangSong,仿宋_GB2312', family: 'modern' },
    heading: { name: '方正黑体_GBK', instead: '黑体,SimHei', family: 'modern' },
    subheading: { name: '方正楷体_GBK', instead: '楷体,KaiTi,楷体_GB2312', family: 'modern' },
    pageNumber: { name: '方正书宋_GBK', instead: '宋体,SimSun', family: 'roman' },
  },
}
export const LATIN_FONT = 'Times New Roman'

export const HEADING_FONTS = ['heading', 'subheading', 'body', 'body'] as const satisfies readonly FontRole[]
