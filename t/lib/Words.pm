package Words;

# Text that nobody wrote: sentences, paragraphs, titles and names in Chinese
# and English, from lists of words.  The same seed of rand gives the same text.

use strict;
use utf8;
use warnings;

my @chinese = qw(
    城市 河流 工厂 农场 市场 学校 医院 港口 铁路 桥梁 电站 果园 茶园 渔船 车间
    技术 材料 芯片 电池 光纤 卫星 软件 数据 网络 设备 仪器 算法 模型 平台 系统
    公司 团队 专家 工人 学生 居民 客户 商户 农户 老人 孩子 记者 教授 医生 司机
    计划 项目 方案 标准 合同 订单 报告 调查 会议 展览 比赛 论坛 课程 培训 服务
    资金 价格 成本 收入 利润 税收 贷款 股份 保险 预算 产量 销量 质量 效率 规模
    今年 去年 本月 上周 近日 目前 春季 夏天 秋季 冬天 早晨 夜间 未来 过去 长期
    提高 降低 完成 启动 建设 改造 发布 推出 签署 开放 参加 支持 保护 研究 试验
    稳定 绿色 公开 快速 安全 便利 新型 智能 传统 本地 国际 普通 重要 详细 可靠
    三分之一 近两成 一万吨 五公里 二十家 六百人 第十次 四个月 八小时 七千台
);

my @english = qw(
    river market harbour factory school hospital bridge orchard farm station
    engine battery sensor network satellite model method system platform fibre
    company team expert worker student resident customer grower driver doctor
    plan project report survey meeting contract order standard course service
    price cost income profit budget output quality supply demand trade loan
    early late local public steady modern careful ordinary reliable national
    opens builds tests moves repairs measures publishes supports protects sells
    this year last month by autumn near the coast after the flood in the north
    half of a third of more than fewer than almost every nearly all some of
);

my @syllables = qw(
    an bao bei cheng chuan da dian dong fang gao gong guan hai he hua jian jin
    ke keji kuai lang li lin liang ming nan nong qi qing rong shan shang sheng
    shi tian tong wan wei xin xing yang ye yin yuan yue yun zhi zhong zi
);


# Chinese or English, as the first argument says: 'zh' or 'en'.

sub sentence {
    my ($language) = @_;

    return chinese_sentence() if $language eq 'zh';

    return ucfirst(join ' ', pick(\@english, 8 + int rand 9)) . '.';
}


sub chinese_sentence {
    my @words = pick(\@chinese, 8 + int rand 9);

    splice @words, 3 + int rand 4, 0, '，';

    return join('', @words) . '。';
}


sub title {
    my ($language) = @_;

    return ucfirst join ' ', pick(\@english, 8 + int rand 4)
        if $language eq 'en';

    my @words = pick(\@chinese, 9 + int rand 4);

    splice @words, 4, 0, '：';

    return join '', @words;
}


# Names for a category or a tag, each another one: most are pinyin.

sub names {
    my ($count) = @_;
    my (%seen, @names);

    while (@names < $count) {
        my $kind = rand;
        my $name = $kind < 0.65 ? join '', pick(\@syllables, 2 + int rand 3)
                 : $kind < 0.9 ? join '', pick(\@chinese, 1 + int rand 2)
                 : join '-', pick(\@english, 2);

        push @names, $name unless $seen{$name}++;
    }

    return @names;
}


sub pick {
    my ($list, $count) = @_;

    return map { $list->[rand @$list] } 1 .. $count;
}


1;
