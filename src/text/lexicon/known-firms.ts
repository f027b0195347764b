/** Short names of firms and universities known all over the country. Source: public facts. */
export const KNOWN_FIRMS =
  '阿里巴巴 阿里云 腾讯 百度 京东商城 美团 拼多多 字节跳动 华为 中兴通讯 海尔 海信 格力 比亚迪 奇瑞 长安汽车 长城汽车 东风汽车 蔚来 理想汽车 小鹏 特斯拉 奥迪 宝马 丰田 本田 富士康 京东方 宁德时代 中芯国际 科大讯飞 商汤 旷视 寒武纪 浪潮 中科曙光 大疆 中国网库 网库 万科 碧桂园 华润 中石油 中石化 中海油 国家电网 南方电网 国电投 国家能源集团 华能 三峡集团 中广核 中能建 中电建 中铁建 中电科 宝武 鞍钢 河钢 中车集团 顺丰 韵达 菜鸟 伊利 蒙牛 双汇 牧原 新希望 娃哈哈 农夫山泉 茅台 五粮液 蓝思 立讯 隆基 通威 阳光电源 徐工 中联重科 潍柴 清华 复旦 浙大 南开 北航 北师大 华东师大 浙师大 中科院'

/** Mountains, waters and regions known all over the country; 长江 and 黄河 stand in the nation's own strategies. Source: public facts. */
export const KNOWN_LANDMARKS =
  '祁连山 河西走廊 塔克拉玛干 秦岭 太行山 大别山 伏牛山 桐柏山 沂蒙 六盘山 贺兰山 昆仑山 武夷山 罗霄山 大兴安岭 小兴安岭 长白山 燕山 阴山 武陵山 乌蒙山 大巴山 秦巴 嵩山 峨眉山 五台山 九华山 洞庭湖 鄱阳湖 太湖 巢湖 洪泽湖 青海湖 微山湖 淮河 汉江 嘉陵江 赣江 湘江 珠江 钱塘江 松花江 辽河 渭河 汾河 洮河 湟水 雄安 浦东 滨海新区 横琴 南沙新区 两江新区 西咸新区 义新欧'
