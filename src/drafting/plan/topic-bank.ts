import type { Theme } from '../../domain/theme.ts'
import type { Clause } from './heading-bank.ts'

/** A part of a field: facts whose name holds one of the words belong to it. */
export type Topic = Clause & { readonly words: readonly string[] }

/**
 * The parts into which a field of many facts is divided, in the order of documents. A topic without words
 * takes what no other topic names; every field has exactly one.
 */
export const TOPICS: Readonly<Record<Theme, readonly Topic[]>> = {
  党建: [
    {
      verbs: ['加强', '突出'],
      object: '政治建设',
      words: ['政治', '理论', '学习', '思想', '思政', '意识形态', '宣讲', '主题教育'],
    },
    { verbs: ['建强', '夯实'], object: '基层组织', words: [] },
    {
      verbs: ['改进', '抓实'],
      object: '作风建设',
      words: ['作风', '清廉', '廉', '纪', '警示', '审计', '巡察', '监督'],
    },
  ],
  资源: [
    {
      verbs: ['推进', '加快'],
      object: '项目建设',
      words: ['项目', '建设', '新建', '改建', '扩建', '迁建', '竣工', '投用', '学校', '中学', '小学', '园'],
    },
    { verbs: ['统筹', '规划'], object: '学位供给', words: ['学位', '布局', '规划', '招生'] },
    { verbs: ['保障', '完善'], object: '办学条件', words: [] },
  ],
  学前: [
    { verbs: ['推动', '促进'], object: '普及普惠', words: [] },
    {
      verbs: ['抓实', '规范'],
      object: '保教工作',
      words: ['保教', '教研', '培训', '示范', '等级', '一级', '课程', '衔接'],
    },
    { verbs: ['加快', '推进'], object: '园所建设', words: ['新建', '改建', '扩建', '建设', '改造', '项目'] },
  ],
  义务: [
    { verbs: ['促进', '推动'], object: '均衡发展', words: [] },
    {
      verbs: ['落实', '保障'],
      object: '就学政策',
      words: ['随迁', '入学', '招生', '巩固率', '控辍', '残疾', '特殊', '留守', '送教'],
    },
    {
      verbs: ['规范', '加强'],
      object: '教学管理',
      words: ['教学', '作业', '课堂', '课程', '教研', '质量', '监测'],
    },
  ],
  高中: [
    { verbs: ['引导', '鼓励'], object: '特色办学', words: [] },
    {
      verbs: ['加强', '规范'],
      object: '教学管理',
      words: ['教学', '高考', '上线', '选课', '教研', '课程', '课堂', '质量'],
    },
    { verbs: ['统筹', '保障'], object: '办学资源', words: ['学位', '新建', '扩建', '建设', '项目', '投资'] },
  ],
  职教: [
    { verbs: ['深化', '推进'], object: '产教融合', words: ['企业', '产教', '校企', '实训', '基地', '园区'] },
    { verbs: ['抓好', '强化'], object: '技能培养', words: ['大赛', '竞赛', '技能', '双师', '专业', '证书'] },
    { verbs: ['做好', '办好'], object: '育人服务', words: [] },
  ],
  队伍: [
    { verbs: ['弘扬', '涵养'], object: '师德师风', words: ['师德', '师风', '楷模', '最美', '承诺'] },
    {
      verbs: ['规范', '优化'],
      object: '人事管理',
      words: ['招聘', '招录', '轮岗', '交流', '编制', '职称', '县管校聘', '岗位', '银龄', '支教'],
    },
    { verbs: ['抓好', '加强'], object: '教师培养', words: [] },
  ],
  改革: [
    { verbs: ['规范', '治理'], object: '校外培训', words: ['校外', '机构', '预收费', '隐形变异'] },
    { verbs: ['做优', '办好'], object: '课后服务', words: ['课后', '作业', '延时', '托管'] },
    { verbs: ['深化', '推进'], object: '综合改革', words: [] },
  ],
  五育: [
    { verbs: ['推进', '抓好'], object: '全面育人', words: [] },
    {
      verbs: ['加强', '抓好'],
      object: '德育工作',
      words: ['德育', '思政', '家校', '家庭教育', '文明', '少先队', '共青团', '国防'],
    },
    {
      verbs: ['丰富', '推进'],
      object: '体育美育',
      words: ['体质', '体育', '运动', '足球', '艺术', '美育', '近视', '合唱', '健康优良'],
    },
    { verbs: ['关爱', '守护'], object: '心理健康', words: ['心理'] },
    {
      verbs: ['开展', '组织'],
      object: '实践育人',
      words: ['劳动', '科学', '科普', '研学', '阅读', '实践', '社团'],
    },
  ],
  安全: [
    { verbs: ['加强', '抓好'], object: '安全管理', words: [] },
    { verbs: ['抓实', '深化'], object: '隐患治理', words: ['隐患', '排查', '整治', '整改', '防控'] },
    {
      verbs: ['严管', '强化'],
      object: '食品卫生',
      words: ['食堂', '食品', '学生餐', '营养', '卫生', '厨', '传染病'],
    },
    {
      verbs: ['普及', '开展'],
      object: '安全教育',
      words: ['演练', '溺水', '宣传', '教育', '交通', '反诈', '欺凌', '培训'],
    },
  ],
  民生: [
    { verbs: ['落实', '做好'], object: '学生资助', words: ['资助', '助学', '困难', '贷款', '减免', '补助'] },
    { verbs: ['优化', '改进'], object: '便民服务', words: [] },
    {
      verbs: ['发展', '办好'],
      object: '终身教育',
      words: ['老年', '社区', '语言文字', '普通话', '终身', '家长'],
    },
  ],
  治理: [
    { verbs: ['强化', '加强'], object: '教育督导', words: ['督导', '督学', '督查', '评估', '监测'] },
    {
      verbs: ['推进', '建设'],
      object: '智慧教育',
      words: ['平台', '数字', '信息', '智慧', '网络', '数据', '设备'],
    },
    {
      verbs: ['坚持', '深化'],
      object: '依法治教',
      words: ['法治', '依法', '执法', '规范性文件', '审批', '章程'],
    },
    { verbs: ['改进', '优化'], object: '管理服务', words: [] },
  ],
  体育: [
    { verbs: ['开展', '推广'], object: '群众体育', words: [] },
    { verbs: ['办好', '组织'], object: '体育赛事', words: ['赛', '运动会', '锦标'] },
    { verbs: ['完善', '建设'], object: '场地设施', words: ['场地', '设施', '路径', '场馆', '公园', '器材'] },
  ],
  信访: [{ verbs: ['回应', '化解'], object: '群众诉求', words: [] }],
  综合: [{ verbs: ['做好', '抓好'], object: '综合保障', words: [] }],
}
