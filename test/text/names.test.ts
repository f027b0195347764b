import { describe, expect, test } from 'vitest'
import { findNames, isPublicName } from '../../src/text/names.ts'

const names = (text: string): string[] => findNames(text).map(({ raw, kind }) => `${raw} ${kind}`)

describe('findNames', () => {
  test.each([
    ['在洛川湾市召开', ['洛川湾市 place']],
    ['支持含山县发展', ['含山县 place']],
    ['江苏省泰州市姜堰区', ['江苏省 place', '泰州市 place', '姜堰区 place']],
    ['赴浙江、上海考察', ['浙江 place', '上海 place']],
    ['柳林镇', ['柳林镇 place']],
    ['余姚市、和平县、正阳县', ['余姚市 place', '和平县 place', '正阳县 place']],
    ['驻马店市教育局印发', ['驻马店市教育局 organ']],
    ['济南市历下区教育体育局', ['济南市历下区教育体育局 organ']],
    ['河南省教育厅', ['河南省教育厅 organ']],
    ['洛川湾市委', ['洛川湾市委 organ']],
    ['凤栖实验学校获评', ['凤栖实验学校 school']],
    ['推进黎城县第一中学建设', ['黎城县第一中学 school']],
    ['黎城一中', ['黎城一中 school']],
    ['市第二中学', ['市第二中学 school']],
    ['市第一职业中专', ['市第一职业中专 school']],
    ['新建实验二小', ['实验二小 school']],
    ['选树宁波市名师', ['宁波市 place']],
    ['打造“奋进新征程，志做大先生”品牌', ['“奋进新征程，志做大先生” coinage']],
    ['第三幼儿园', ['第三幼儿园 school']],
    ['建设路小学和和平小学', ['建设路小学 school', '和平小学 school']],
    ['与北京师范大学合作', ['北京师范大学 school']],
    ['浙江大学附属中学', ['浙江大学附属中学 school']],
    ['市教育局李明局长出席', ['李明 person']],
    ['第一书记王强同志', ['王强 person']],
    ['张伟校长、王芳老师', ['张伟 person', '王芳 person']],
    ['由县委书记刘强主持', ['刘强 person']],
    ['根据鲁教基〔2023〕12号文件', ['鲁教基〔2023〕12号 document-number']],
    ['印发《洛川湾市学前教育专项规划》', ['《洛川湾市学前教育专项规划》 title']],
    ['打造“海棠先锋”品牌', ['“海棠先锋” coinage']],
    ['构建“一核两翼”格局', ['“一核两翼” coinage']],
    ['获评全国文明校园', ['全国文明校园 award']],
    ['荣获省级先进集体', ['省级先进集体 award']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test.each([
    '提高城镇化水平',
    '义务教育和县乡财政',
    '小城镇建设，发展乡村教育',
    '全市各县（市、区）教育局、全县学校',
    '市教育局、省教育厅、区教育局、县委县政府、市委市政府',
    '公办幼儿园、民办学校、乡镇中心幼儿园、中小学',
    '建设城区学校，改造农村小学',
    '开发区、示范区、社区、园区、校区、片区',
    '落实“双减”“五育并举”“县管校聘”',
    '长治久安、三明、延安精神',
    '优质均衡水平、幸福建设、巩固原有成果、日常德育、公益阳光、重大理论、经济南北、形成都市圈、双重庆祝、美丽水乡、以上海洋',
    '中小学校长、高中校长、时任局长、常务副校长',
    '习近平总书记，张桂梅老师',
    '联系学校、深入学校、全部学校',
    '与对口地区结对，名园带村园，优质均衡水平，省中小学校，激发学校活力，党政分设学校',
    '评聘学校机制，缩减村小学，划归学校，统管各园',
    '发挥辐射带动作用，推动优质均衡发展',
    '他说“我们一定要把这件事情办好，办实”。',
  ])('%s names nothing', (text) => {
    expect(names(text)).toEqual([])
  })

  test('gives every name at its own words', () => {
    const text = '２０２４年，洛川湾市教育局赴上海、“海棠先锋”品牌，《规划》印发。'
    for (const { start, end, raw } of findNames(text)) expect(text.slice(start, end)).toBe(raw)
  })
})

describe('isPublicName', () => {
  test.each([
    '党中央',
    '国务院',
    '教育部',
    '中国',
    '“双减”',
    '双减',
    '《中华人民共和国教育法》',
    '《学前教育法》',
    '《中华人民共和国家庭教育促进法》',
    '习近平新时代中国特色社会主义思想',
    '五四',
    '“两个维护”',
    '三会一课',
    '十四五',
  ])('anyone may use %s', (name) => {
    expect(isPublicName(name)).toBe(true)
  })

  test.each(['洛川湾市', '“海棠先锋”', '《洛川湾市学前教育专项规划》', '清华大学', '', '李明'])(
    'not anyone may use %s',
    (name) => {
      expect(isPublicName(name)).toBe(false)
    },
  )
})
