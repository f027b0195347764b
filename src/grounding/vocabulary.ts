/** Words that state a place in a ranking or a first; 第一 in other senses is left out. */
export const RANK_WORDS =
  /第一(?!产业|时间|线|责任|书记|课堂|要务|资源|动力|生产力|阶段|步|批|关|位的|轮|期|季度|学期|学段|学历|议题|中学|小学|幼儿园|人民|附属|标准|信号|现场|粒扣子|道防线|[、，和至到])|首位|首个|首家|首批|首创|首次|首[座条支部款套台艘列颗]|唯一|率先(?!垂范)|领跑|领先|遥遥|前列|前茅|名列|位列|位居|榜首|排名|并列|冠军|夺冠|独占|头名|头筹|桂冠|夺魁|折桂|摘冠|问鼎|蝉联|卫冕|登顶|亚军|季军|殿军|探花|状元|首屈一指|数一数二|无出其右|绝无仅有|独一无二|独此一家|仅此一家|(?:全国|全省|全市|全县|全区|国内|省内|市内|区域)(?:之首|之最|仅有|首例|首单|头把交椅|领头羊|上游|前头)|之首|首例|首单|首开|先河|填补[^，。；]{0,8}空白|(?:第一|头部|领先)(?:梯队|方阵)|走在(?:全国|全省|全市|同类)?[^，。；]{0,4}前(?:列|头|面)|居于前位|名次[^，。；]{0,3}(?:靠前|前移)|位次[^，。；]{0,3}(?:靠前|前移)|历史(?:最好|新高|最高|最优)|新高(?![考中校一二三])|独一份|(?:全国|全省|全市|全县|全区|省内|市内|国内|同行|业内)[^，。；]{0,4}独有|独有(?=[，。；])|头一[家份个所次例回]|史无前例|没有第二[家个所]|无人能及|开[^，。；]{0,4}先例|(?:刷新|创下|打破|破)[^，。；]{0,4}(?:纪录|记录)|(?:高于|优于|超过|好于)(?:全国|全省|全市|省|国家|同类)[^，。；]{0,3}(?:平均|均值|均)|先于全[国省市]|全[国省市](?:先行|样板|示范|典范|标杆)(?!性?(?:县|区|校|园|带|创建|引领))|(?:国家|省|市)级(?:示范|样板|标杆)(?!性?(?:县|区|校|园|创建|带动))|最[高多大好优强快](?!程度|限度|努力|公约数|诚意|化)/g

/** Words of a change that goes up or down. */
export const UP_WORDS = /增长|提高|上升|增加|提升|扩大|攀升|上涨|增至|升至|增幅|走高|跃升|增多/g
export const DOWN_WORDS = /下降|降低|减少|回落|缩小|下跌|下滑|缩减|压减|降至|减至|降幅|走低|萎缩/g

/** Degree words and the size class that bears them. */
export const LARGE_WORDS = /大幅|显著|大大|极大|迅猛|飞速|跨越式|成倍/g
export const MEDIUM_WORDS = /明显|较快|较大|快速|稳步较快/g

export const APPROXIMATOR_BEFORE = /(?:将近|接近|近|超过|超出|超|逾|突破|大约|约|约为|几乎|上下)$/
export const APPROXIMATOR_AFTER = /^(?:余|多|左右|上下|以上|以下|以内|出头|之多)/

/** Verbs that state an accomplished result. */
export const DONE_WORDS =
  '建成 落成 竣工 完工 投用 投入使用 揭牌 获评 荣获 获得 喜获 斩获 摘得 入选 出台 印发 颁布 通过验收 通过评估 通过省级 验收合格 挂牌 启用 全部完成 圆满完成 顺利完成 已完成 已实现 率先实现 成功创建 成功举办'.split(
    ' ',
  )
export const DONE_VERBS = new RegExp(DONE_WORDS.join('|'), 'g')

/** Completion said of one thing: stands beside a fact whose status must bear it. */
export const COMPLETED =
  /(?:已|已经|业已|顺利|圆满|如期|全面|全部|成功)(?:建成|完成|实现|落成|竣工|完工|投用|投入使用|交付|启用)|建成投用|投入使用|竣工|落成|完工/

/** Words that make a clause speak of what is to come. */
export const FUTURE =
  /(?<!即)将(?![军领士校]|[^，。；]{0,12}(?:作为|纳入|列入|融入|贯穿|落到|落实到|转化为|摆在|放在))|力争|争取|拟于|计划(?!生育|单列)|预计|有望|确保/

/** Words that keep an accomplishment from being claimed: plan, aim, call. */
export const NOT_CLAIMED =
  /将|力争|争取|拟|计划|预计|确保|推动|推进|争创|加快|努力|支持|鼓励|抓紧|做好|准备|谋划|筹备|研究|探索|适时|尽快|早日|尚未|未能|没有|待/

/** Words that join two statements as cause and effect. */
export const CAUSAL = /得益于|归功于|使得|致使|带动|促使|因此|因而|从而|由此|受益于|有力促进|直接推动/
