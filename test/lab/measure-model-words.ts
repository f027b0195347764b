/**
 * How many quantities in disguise and names gate A stops in a sentence, for a person and for a model, and how much of
 * the sentences of real reports that tell facts a model could write: `npm run lab:model-words [-- --list]`.
 *
 * The lists were made by hand and the rules were improved on them, so they show what is covered and are no sample.
 * Among the names are public terms (京津冀) that may pass.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Check } from '../../src/domain/draft.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { checkTemplate, hasErrors } from '../../src/grounding/gate-a.ts'
import { isHeldOut, proseTemplatesOf, textFilesIn } from './grounding/prose-templates.ts'
import { shareOf } from './grounding/statistics.ts'

const QUANTITIES = `
  新增学位数十个 近百名教师参加培训 大批教师参训 一大批项目落地 成批学校受益 上百所学校参与
  数百名学生受益 上千名教师参训 数千名学生参与 上万名学生受益 数万名学生受益 成千上万的学生受益
  成百上千的家庭受益 百余名教师参训 十余所学校 千余人次 万余名 几十所学校 好几所学校
  若干所学校建成 多所学校建成 多名教师获奖 多项荣誉 众多学校 大量教师 大部分学校达标
  绝大多数学校达标 多数学校达标 半数学校达标 过半学校达标 超半数学校 近半数教师 近半教师
  一半教师 大半学校 一多半学生 占比过半 占比近半 三成教师 近三成学生 七成以上学校 六七成
  九成多 八成左右 三分之一的学校 三分之二以上教师 百分之九十 百分之百达标 百分百达标
  全部学校达标 增长一倍 增长近一倍 翻一番 翻了一番 翻两番 翻番 成倍增长 倍增 数倍增长 翻倍
  翻了几番 是上年的两倍 增加一半 减半 减少一半 降低一半 缩减过半 增长三成 下降两成
  提高五个百分点 提高个位数百分点 提高十个点 壹万贰仟元 叁拾伍所 伍佰名 壹佰贰拾人 柒个 捌所
  玖名 拾所 贰拾 肆成 陆倍 壹贰叁 三十五所 一百二十名 两千三百人 一万二 一万二千 三百五
  三百零五 二〇二四年 二零一九年 一九九八年 十二月 九月十五日 三月底 去年三月 五年来建成
  三年内完成 两周内办结 一个月内完成 半年时间建成 半个月 三天内办结 百日攻坚完成 首批五所
  第三批 第七位 名列第二 位居第五 排第三 前三名 前十强 前三甲 前五 三甲 十强 百强 五十强
  top10 TOP3 No.1 NO1 A+ 5A级 四星级 五星级学校 三级甲等 二等奖
  一等奖三项 金奖 银奖两枚 两个一等奖 三连冠 五连增 双第一 双双第一 二十所 廿所 卅名 廿五所
  卌名 仨学校 俩学校 两所学校 俩项目 一双 成双 双倍 加倍 几倍 十倍 百倍 数倍 两番 半成
  一成半 两成五 零事故 零投诉 零的突破 零增长 归零 清零 无一例事故 无一起 没有一起事故
  一起未发生 ③⑤所 ㉟所 ⑩名 ㈤所 ５８％ １２所 𝟑𝟓所 ٣٥所 ३५所 Ⅻ所 ⅩⅡ所 XII所
  三十又五 三十有余 四十挂零 五十开外 六十上下 七十来所 八十左右 九十出头 百十所 千把人
  万把人 百八十名 三五所 七八个 十七八所 二三十名 四五百人 三四成 一二十所 十来所 十几所
  二十几名 几百名 几千名 几万名 好几百 好几十 上十所 数以百计 数以千计 数以万计 不计其数
  以百计 逾百名 超百所 破百 破千 破万 突破千人 突破万元 过百 过千 过万 近千 近万 约百
  近十所 逾千 逾万 超千 超万 百所学校 千名教师 万名学生 百场活动 千场讲座 百校联动 千人同台
  万人参与 十校联盟 百园 百亩 千亩 万亩 亿元投入 千万投入 百万资金 十亿 数亿 上亿 过亿
  一刻钟 半小时 一小时 一课时 两节课 三餐 一日三次 每周两次 每天一小时 每月一次 四届 第四届
  五个一 三个百分点 两个百分点 百分之三点五 千分之二 万分之一 三比一 一比十五 1:15
  十五比一 六四开 五五开 对半 翻半番 减三成 打七折 七折 降了两档 提升两位 上升三位 前移五位
  跃升三个位次 二点五亿 三点六万 五点八个百分点 两点多 一点二倍 零点五 半数以上 超过六成
  不足一成 不到三成 逾九成 突破九成 接近八成 高达九成 仅两成 只有三所 仅有两名 唯独一所
  两三所 一两名 一两次 三三两两 十有八九 八九不离十 十之七八 百里挑一 万里挑一 数十载 廿载
  三十余载 十年来 二十余年 近十年 过去五年 连续三年 连续五年 时隔六年 历时两年 为期三月
  三期工程 二期项目 五轮培训 三批次 六批 四类 五大类 八大行动 六大工程 三项举措 四个专项
  五条线 七个片区 九个乡镇 十一个县区 十三个部门 二十四小时 三十六计 七十二小时 一百八十天
  三百六十五天`
const NAMES = `
  打造海棠先锋品牌 实施雁阵工程 推出春雨行动 开展萤火计划 创建向日葵课堂 推行红烛先锋工作法
  擦亮石榴籽品牌 深化青蓝工程 举办晨曦杯比赛 建设梧桐书院 成立启明星工作室 推广洋思模式
  学习衡水经验 借鉴杜郎口做法 与华为合作 与腾讯共建 引入科大讯飞平台 联合阿里云 与清华大学合作
  与北大合作 复旦专家指导 华东师大团队 北师大附校 与哈佛交流 牛津课程 与Google合作
  引入IB课程 Python编程 ChatGPT应用 DeepSeek平台 Scratch比赛
  与Microsoft合作 A-Level课程 希沃白板 钉钉平台 学而思课程 好未来集团 新东方
  凤栖实验学校 洛川湾市 青山镇中心校 李明同志 张伟老师 王建国校长 在凤凰山脚下 黄河之滨
  洞庭湖畔 泰山脚下 长江两岸 珠江新城 滨海新区 雄安新区 浦东 苏州 杭州 西湖区 海淀区 朝阳区
  南山区 黄冈中学 衡水中学 人大附中 成都七中 深圳中学 武侯区 洋县 曲靖 临夏 小岗村 华西村
  十一学校 育英学校 景山学校 史家小学 中关村三小 行知小学 陶行知 苏霍姆林斯基 叶圣陶 魏书生
  钟南山 袁隆平 雷军 马云 任正非 杨振宁 钱学森班 鲁迅 杜威 蒙台梭利 奥尔夫 建构主义学派
  新疆喀什 西藏林芝 援藏 对口帮扶凉山 京津冀 长三角 粤港澳大湾区 成渝 东盟 北约
  联合国教科文组织 世界银行 亚投行 清北班 珠峰计划 强基计划 拔尖计划 未来之星计划 春晖计划
  阳光体育 护苗行动 清风行动 利剑护蕾 扫黄打非 青马工程 雪亮工程 明厨亮灶 银龄计划 周末兵法
  飞雁计划 梦想改造家 小桔灯课堂 七彩假期 四点半课堂 童心港湾 蒲公英行动 种子教师工程
  领航校长工程 龙腾计划 雏鹰争章 鸿雁行动 墨香校园 诗韵课堂 楚才计划 鹿鸣书院 兰亭奖 白玉兰奖
  五一劳动奖章 长江学者`

const REPORTS = fileURLToPath(new URL('../../../shared/testdata/work-reports', import.meta.url))

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局', region: '澄溪市' },
    period: '2024',
    facts: [{ id: 'i1', label: '公办园占比', value: '58.2', unit: '%' }],
  }),
)
const passes = (text: string, author?: 'model'): boolean =>
  !hasErrors(checkTemplate(text, index, author ? { author } : {}))

function measure(name: string, list: string): void {
  const forms = list.trim().split(/\s+/)
  const sentence = (form: string): string => `扎实推进各项工作，${form}，成效良好。`
  const missed = forms.filter((form) => passes(sentence(form), 'model'))
  const byPerson = forms.filter((form) => !passes(sentence(form)))
  console.log(
    `${name}: stopped for a model ${shareOf(forms.length - missed.length, forms.length)}; for a person ${shareOf(byPerson.length, forms.length)}`,
  )
  if (process.argv.includes('--list')) console.log(`  ${missed.join(' ')}`)
}

measure('quantities in disguise', QUANTITIES)
measure('names', NAMES)

/** What a model could have written of the sentences of real reports, had its figures, dates and names been references. */
function measureProse(name: string, files: readonly string[]): void {
  const sentences = files.flatMap(proseTemplatesOf)
  const clauses = sentences.flatMap((sentence) => sentence.clauses)
  const share = (list: readonly (readonly unknown[])[], most = 0): string =>
    shareOf(list.filter((items) => items.length <= most).length, list.length)
  console.log(`${name}: ${files.length} reports, ${sentences.length} sentences that tell facts`)
  console.log(
    `  pass with a reference for each figure, date and name: ${share(sentences.map((one) => one.byWord))}`,
  )
  console.log(
    `  pass with a reference for each clause that holds a figure: ${share(sentences.map((one) => one.byClause))}`,
  )
  console.log(`  clauses without a figure, beside a reference, pass: ${share(clauses)}`)
  console.log(`  they hold at most one word that is not in the list: ${share(clauses.map(strangersIn), 1)}`)
  if (!process.argv.includes('--list')) return
  const documents = new Map<string, number>()
  for (const word of clauses.flatMap((errors) => [...new Set(strangersIn(errors))]))
    documents.set(word, (documents.get(word) ?? 0) + 1)
  const commonest = [...documents].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_LISTED)
  console.log(`  ${commonest.map(([word, count]) => `${word}${count}`).join(' ')}`)
}

const strangersIn = (errors: readonly Check[]): string[] =>
  errors.flatMap(({ message }) => STRANGER.exec(message)?.[1] ?? [])

const STRANGER = /^“(.+)”在这里没有台账依据/
const MOST_LISTED = 600

if (!existsSync(REPORTS))
  console.log('The reference reports (../shared) are not here: no measure of real prose.')
else {
  const files = textFilesIn(REPORTS)
  measureProse(
    'tuning part',
    files.filter((file) => !isHeldOut(file)),
  )
  measureProse('held-out part', files.filter(isHeldOut))
}
