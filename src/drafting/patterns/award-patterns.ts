import { patternsOf } from './pattern.ts'

const GIVEN = ['!won-label', '!first'] as const

const HEADS = patternsOf('award', 'head', [
  ['whole', [], '{全句}', '全句'],
  ['won', ['won-label', '!first'], '{名称}', '名称'],
  ['recipient-won', ['won-label', '!first'], '{获得者}{名称}', '名称'],
  ['in-time-won', ['won-label', '!first'], '{时间}，{名称}', '时间'],
  ['in-time-recipient-won', ['won-label', '!first'], '{时间}，{获得者}{名称}', '时间'],
  ['get', [...GIVEN, '!honour'], '获得{名称}', '获得'],
  ['honoured', [...GIVEN, 'honour'], '获评{名称}', '获评'],
  ['recipient-get', [...GIVEN, '!honour'], '{获得者}获得{名称}', '获得'],
  ['recipient-win', [...GIVEN, 'prize'], '{获得者}荣获{名称}', '荣获'],
  ['recipient-honoured', [...GIVEN, 'honour'], '{获得者}获评{名称}', '获评'],
  ['recipient-judged', [...GIVEN, 'honour'], '{获得者}被评为{名称}', '被评为'],
  ['given-judged', [...GIVEN, 'honour', '!bare-count'], '{获得者}被{授予}评为{名称}', '被评为'],
  ['given-titled', [...GIVEN, 'honour', '!bare-count'], '{获得者}被{授予}授予{名称}称号', '被授予'],
  ['given-judged-alone', [...GIVEN, 'honour', '!bare-count'], '被{授予}评为{名称}', '被评为'],
  ['given-get', [...GIVEN, '!honour'], '{获得者}获得{授予}颁发的{名称}', '获得'],
  ['given-alone', [...GIVEN, '!honour'], '获得{授予}颁发的{名称}', '获得'],
  ['given-counted', [...GIVEN, 'honour', 'bare-count'], '获得{授予}授予的{名称}', '获得'],
  ['recipient-given-counted', [...GIVEN, 'honour', 'bare-count'], '{获得者}获得{授予}授予的{名称}', '获得'],
  ['in-time-get', [...GIVEN, '!honour'], '{时间}，{获得者}获得{名称}', '时间'],
  ['in-time-honoured', [...GIVEN, 'honour'], '{时间}，{获得者}获评{名称}', '时间'],
  ['in-time-alone', [...GIVEN, '!honour'], '{时间}获得{名称}', '时间'],
  ['in-time-honoured-alone', [...GIVEN, 'honour'], '{时间}获评{名称}', '时间'],
  ['in-time-given', [...GIVEN, '!honour'], '{时间}，{获得者}获得{授予}颁发的{名称}', '时间'],
  ['in-time-given-judged', [...GIVEN, 'honour', '!bare-count'], '{时间}，{获得者}被{授予}评为{名称}', '时间'],
  ['in-time-given-alone', [...GIVEN, 'honour', '!bare-count'], '{时间}被{授予}评为{名称}', '时间'],
  ['several-get', [...GIVEN, '!honour'], '获得{名称*}', '获得'],
  ['several-given', [...GIVEN, '!honour'], '获得{授予}颁发的{名称*}', '获得'],
  ['several-given-judged', [...GIVEN, 'honour', '!bare-count'], '被{授予}评为{名称*}', '被评为'],
  ['several-honoured', [...GIVEN, 'honour'], '获评{名称*}', '获评'],
])

const TAILS = patternsOf('award', 'tail', [
  ['figures', ['!bare-count'], '，{数量}', '数量'],
  ['count', ['bare-count'], '{数量}', '数量'],
])

/** Wordings for 荣誉. */
export const AWARD_PATTERNS = [...HEADS, ...TAILS]
