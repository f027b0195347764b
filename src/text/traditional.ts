/**
 * Traditional signs that names of places, schools, companies and programmes are made of, each before its simplified
 * form. No full conversion: only signs that stand for one simplified sign.
 */
const PAIRS =
  '強强師师計计劃划國国學学實实驗验縣县區区鎮镇鄉乡東东華华陽阳龍龙鳳凤灣湾長长門门開开關关發发業业產产廣广慶庆寧宁蘇苏濱滨漢汉濟济瀋沈鄭郑瓊琼臺台灘滩島岛嶺岭橋桥馬马雲云貴贵贛赣遼辽魯鲁閩闽隴陇衛卫錫锡鎢钨鐵铁鋼钢銀银錢钱張张劉刘陳陈楊杨趙赵黃黄吳吴孫孙鄧邓許许韓韩馮冯蕭萧葉叶蔣蒋蘭兰譚谭賴赖鍾钟顧顾龔龚嚴严羅罗謝谢鄒邹陸陆範范賀贺賈贾歐欧電电訊讯騰腾飛飞訓训課课書书讀读語语諾诺請请護护愛爱樂乐藝艺體体團团隊队員员組组織织網网絡络線线級级經经紅红綠绿藍蓝專专興兴豐丰農农場场車车軍军軌轨進进連连過过運运還还這这選选遠远達达遷迁優优創创勞劳動动務务勝胜協协單单參参雙双變变聯联職职聖圣聲声舉举萬万義义習习聰聪衆众眾众術术補补視视覺觉觀观設设評评試试詩诗話话認认證证識识譽誉質质貢贡財财資资賽赛贏赢輔辅輝辉輪轮轉转辦办邊边鑒鉴鏈链鎖锁鐘钟閣阁隨随險险際际雜杂離离難难靈灵靜静韻韵項项領领題题顏颜類类風风養养館馆駐驻驛驿鳥鸟鶴鹤齊齐齡龄啟启問问園园圓圆圖图壓压壘垒夢梦奮奋導导對对將将屆届層层屬属岡冈峽峡幣币幫帮廟庙廠厂廳厅彈弹從从復复態态憲宪應应懷怀戰战戶户擔担據据擁拥數数斷断時时晉晋曉晓會会條条極极構构標标樓楼樹树機机檔档檢检歷历歲岁歸归殘残殺杀毀毁決决沖冲溝沟滿满漁渔漸渐潔洁潤润澤泽澗涧瀾澜營营爭争獎奖獻献環环現现璽玺瑪玛畢毕畫画當当療疗盡尽監监盤盘眞真礎础禮礼種种積积穩稳窮穷節节築筑簡简糧粮紀纪約约純纯紹绍終终結结給给統统維维綱纲綜综緊紧緣缘縱纵總总繼继續续'

const SIMPLE = new Map<string, string>()
for (let at = 0; at + 1 < PAIRS.length; at += 2) SIMPLE.set(PAIRS.charAt(at), PAIRS.charAt(at + 1))

/** The simplified form of a sign where it is known, else the sign. */
export const simplify = (sign: string): string => SIMPLE.get(sign) ?? sign
