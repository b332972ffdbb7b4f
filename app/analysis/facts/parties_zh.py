"""The parties of a Chinese contract: 甲方：某某公司, 委托方（甲方）：…, 某某公司（以下简称“乙方”）.

A form left blank (＿＿＿, ××公司) names nobody, so it yields no party.
"""

import re
from collections.abc import Iterator

from app.models.reading import FoundParty

_LETTERED = "甲乙丙丁戊"
_ROLES = (
    "委托方|受托方|委托人|受托人|买方|卖方|买受人|出卖人|买受方|出卖方|发包方|发包人|承包方|承包人|总包方|分包方|分包人|供方|需方|"
    "供货方|购货方|销货方|采购方|采购人|供应商|供应方|出租方|承租方|出租人|承租人|定作方|承揽方|定作人|承揽人|许可方|被许可方|许可人|"
    "被许可人|转让方|受让方|转让人|受让人|贷款方|借款方|贷款人|借款人|出借人|担保方|担保人|保证人|抵押人|抵押权人|用人单位|劳动者|"
    "建设单位|施工单位|设计单位|监理单位|勘察单位|委托单位|承担单位|研究开发方|开发方|服务方|服务商|客户|用户|披露方|接收方|"
    "寄存人|保管人|托运人|托运方|承运人|承运方|聘用方|受聘方|赠与人|受赠人|投资方|合作方|代理方|代理人|使用方|运营方|购买方|销售方|"
    "设计人|发包单位|承包单位|采购单位|供货单位|购货单位|供货商|制造商|总承包人|项目业主|业主|雇主"
)
_ROLE = rf"(?:[{_LETTERED}][\s\u3000]{{0,8}}方|{_ROLES})"
_ASIDE = r"[（(][^）)\n]{1,24}[）)]"
_COLON = re.compile("[:：]")
_LABEL = re.compile(
    rf"(?:^|[\s\u3000│|])[（(]?(?:[一二三四五六\d]{{1,2}}[)）.．、])?[\s\u3000]{{0,4}}"
    rf"(?P<role>{_ROLE})[\s\u3000]{{0,4}}(?P<aside>{_ASIDE})?[\s\u3000]{{0,4}}\Z"
)
_LABEL_REACH, _DEFINED_REACH = 48, 60
_REST = re.compile(r"[ \t\u3000]{0,60}(?P<rest>[^\n]{0,120})")
_SHORT = re.compile(rf"称(?:为|作)?\s{{0,2}}[“\"「‘']{{0,2}}(?P<role>{_ROLE})[”\"」’']{{0,2}}")
_SHORT_LEAD = re.compile(r"[（(，,\s]?\s{0,2}(?:以下|下文)?[简下]?\s?\Z")
_CUT = re.compile(
    r"[，；;。:：│|\n]|,(?!\s?(?:Ltd|Inc|LLC|L\.L\.C|Corp))|[ \t]{2,}|\u3000{1,}|[（(](?:以下|下称|简称|称"
    r"|盖|公章|签|章|全称|印|法人|身份|统一|受|买|卖|甲|乙|丙|丁|供|需|发|承|"
    r"委|姓名|名称|单位|写明|填|自然|单方|住所|以|乙方|授权)|\s(?:地址|住所|电话|法定代表人|签订|合同编号|合同号|统一社会信用|联系人|身份证)"
)
_BLANK = re.compile(
    r"[＿_×□○◯…\*＊]|[xX]{2,}|\b([A-Z])\1+(?![A-Za-z])|[${}<>\[\]]|^[（(]|\.{3,}|【\s*】|\[\s*\]|（\s*）|\(\s*\)"
)
_NOT_A_NAME = re.compile(
    r"签[字名章]|盖章|公章|印章|填写|写明|姓\s?名|^名\s?称|单位名称|法定代表|负责人|代表人|地\s?址|住\s?所|电\s?话|传\s?真|邮\s?编|"
    r"身份证|开户|帐\s?号|账\s?号|联系|经办|合同|协议|应当|指由|是指|^指|协议条款|具有|如下|必须|负责|有权|可以|保证|^的|提供|按照|"
    r"支付|不得|同意|根据|双方|各方|日期|时间|年月日|^年|签订|公民|^以|委托的|自然人|^或|[？?]|义务|权利|责任|^由|现汇|现金|出资|号$|性质|美元|^应|单位$"
)
_ORGANISATION = re.compile(
    r"(?:公司|厂|院|研究所|事务所|中心|局|部|委员会|协会|学会|社|店|大学|学院|学校|银行|分行|支行|集团|企业|工作室|合作社|村|村委会|"
    r"队|站|处|馆|基金|基金会|政府|医院|商行|经营部|办公室|办事处|总会|联盟|中学|小学|幼儿园|酒店|研究院|有限合伙|合伙）|Ltd\.?|Inc\.?|LLC|"
    r"Limited|Corporation|GmbH|Co\.)$"
)
_INLINE_NAME = re.compile(
    r"(?:^|[，,。；;：:\n“”、\s\u3000]|(?<=[方司院厂局心）)])[与和及同]|[与由同])"
    r"(?P<name>[A-Za-z0-9一-龥·&\-（）() ]{2,48}?)[\s]{0,3}\Z"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚"
    "谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦"
    "向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵"
)
_PERSON = re.compile(rf"[{_SURNAMES}][一-龥]{{1,3}}(?:先生|女士)?|[一-龥]{{1,8}}·[一-龥·]{{1,12}}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .,&'’()\-]{2,58}")
_PREFIX = re.compile(r"^(?:.*[）)”\"][与和及同由、]|聘请|委托|本合同由|由)")
_PREFIXED = re.compile(r"聘请|委托|根据|本合同")
_SHORTEST_ORGANISATION, _SHORTEST_FILLED, _LONGEST = 4, 8, 60
_LABEL_ONLY = re.compile(rf"(?:{_ROLE})(?:{_ASIDE})?[:：]?")


def find_parties_zh(text: str) -> tuple[FoundParty, ...]:
    """Named parties in the order of the text, one for each role; the first name of a role counts."""
    kept: dict[str, FoundParty] = {}
    for party in (*_labelled(text), *_defined(text)):
        known = kept.get(party.role)
        if known is None and party.name not in {other.name for other in kept.values()}:
            kept[party.role] = party
    lettered = [party for party in kept.values() if party.role[0] in _LETTERED]
    chosen = lettered if len(lettered) > 1 else list(kept.values())
    return tuple(sorted(chosen, key=lambda party: _LETTERED.find(party.role[0])))


def _labelled(text: str) -> Iterator[FoundParty]:
    for colon in _COLON.finditer(text):
        line = max(text.rfind("\n", 0, colon.start()) + 1, colon.start() - _LABEL_REACH)
        label = _LABEL.search(text[line : colon.start()])
        rest = _REST.match(text, colon.end())
        if label is None or rest is None:
            continue
        role = _role(label["role"], label["aside"] or "", rest["rest"])
        start = rest.start("rest")
        name, offset = _clean(rest["rest"])
        if not rest["rest"].strip(" \t\u3000│"):
            name, offset, start = _next_cell(text, rest.end())
        if name:
            place = start + offset
            yield FoundParty(role, name, place, place + len(name))


def _role(role: str, aside: str, rest: str) -> str:
    """What the clauses call the party: 甲方 where the label has it, else the label's own word."""
    for written in (role, aside, rest[:60] if "称" in rest else ""):
        lettered = re.search(rf"(?:^|称为?|[（(“\"\s])\s*([{_LETTERED}])[\s\u3000]*方", written)
        if lettered:
            return f"{lettered[1]}方"
    return re.sub(r"\s", "", role)


def _clean(rest: str) -> tuple[str, int]:
    """The name at the beginning of ``rest`` and where it begins in it; empty when it is none."""
    begin = len(rest) - len(rest.lstrip(" \t\u3000_＿"))
    cut = _CUT.search(rest, begin)
    name = (rest[begin : cut.start()] if cut else rest[begin:]).rstrip(" \t\u3000_＿．")
    half_blank = "_" in rest[:begin] or "＿" in rest[:begin]
    if not _is_name(name) or (half_blank and (len(name) < _SHORTEST_FILLED or name[0] in "县市省区乡镇村")):
        return "", 0
    return name, begin


def _is_name(name: str) -> bool:
    """Whether it is an organisation's name, a person's or one in Latin letters, and no blank or remark."""
    if not 2 <= len(name) <= _LONGEST or _BLANK.search(name) or _LABEL_ONLY.fullmatch(name):
        return False
    if _ORGANISATION.search(name):
        return len(name) >= _SHORTEST_ORGANISATION and not _PREFIXED.match(name)
    return not _NOT_A_NAME.search(name) and bool(_PERSON.fullmatch(name) or _LATIN.fullmatch(name))


def _next_cell(text: str, place: int) -> tuple[str, int, int]:
    """An organisation's name alone on the line after an empty label, as table cells are read."""
    start = place + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    name, offset = _clean(line)
    whole = name == line.strip()
    return (name, offset, start) if name and whole and _ORGANISATION.search(name) else ("", 0, start)


def _defined(text: str) -> Iterator[FoundParty]:
    """Names followed by 以下简称“甲方”."""
    for match in _SHORT.finditer(text):
        first = max(0, match.start() - _DEFINED_REACH)
        lead = _SHORT_LEAD.search(text, first, match.start())
        found = _INLINE_NAME.search(text[first : lead.start() if lead else match.start()])
        name = _PREFIX.sub("", found["name"]).strip() if found else ""
        if found and _ORGANISATION.search(name) and _is_name(name):
            place = first + found.start("name") + found["name"].rindex(name)
            yield FoundParty(re.sub(r"\s", "", match["role"]), name, place, place + len(name))
