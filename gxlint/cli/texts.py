"""What the command line itself says, in Chinese and English."""

from __future__ import annotations

from typing import Any

_TEXTS = {
    "hint": ("用法详见 {prog} --help", "see {prog} --help --lang en"),
    "usage": ("用法:", "usage: "),
    "arguments": ("参数", "arguments"),
    "options": ("选项", "options"),
    "help-option": ("显示本说明", "show this help"),
    "nearest": (",是不是“{nearest}”?", ", did you mean “{nearest}”?"),
    "no-command": ("没有“{word}”这个命令{nearest}", "there is no command “{word}”{nearest}"),
    "command-later": ("这个版本({version})还没有“{word}”命令;现有命令:{there}", "this version ({version}) does not have the command “{word}” yet; it has: {there}"),
    "forgot-stdin": ("“-”是标准输入,不是命令;要检查从管道传来的报告:gxlint check -", "“-” is standard input, not a command; to check a report that comes through a pipe: gxlint check -"),
    "typed": ("正在从键盘读取:粘贴报告全文,再按 {keys} 结束", "reading from the keyboard: paste the report, then press {keys}"),
    "forgot-check": ("“{word}”是文件,不是命令;要检查它,请用:gxlint check {typed}", "“{word}” is a file, not a command; to check it: gxlint check {typed}"),
    "no-option": ("没有“{word}”这个选项{nearest}", "there is no option “{word}”{nearest}"),
    "extra-argument": ("多出来的参数“{word}”", "there is an argument too many: “{word}”"),
    "option-later": ("这个版本({version})还没有“{word}”选项", "this version ({version}) does not have the option “{word}” yet"),
    "needs-value": ("“{word}”后面缺少值", "“{word}” needs a value"),
    "takes-no-value": ("“{word}”后面不带值", "“{word}” takes no value"),
    "needs-argument": ("缺少{word}", "{word} is missing"),
    "bad-value": ("“{option}”不能是“{word}”,可以是:{there}{nearest}", "“{option}” cannot be “{word}”; it can be: {there}{nearest}"),
    "format-later": ("这个版本({version})还没有“{word}”格式;现有格式:{there}", "this version ({version}) does not have the format “{word}” yet; it has: {there}"),
    "binary": ("“{word}”格式不能显示在终端上,请写到文件:--output 结果.{word}", "the format “{word}” cannot be shown on a terminal; write it to a file: --output result.{word}"),
    "format-wanted": ("写到“{word}”的是纯文本(plain);要 {format} 格式,请加 --format {format}", "what is written to “{word}” is plain text; for the format {format} add --format {format}"),
    "bad-number": ("“{option}”应为{right},不能是“{word}”", "“{option}” should be {right}, not “{word}”"),
    "positive": (" 1 或更大的整数", "a whole number from 1 up"),
    "a-year": (" 2008 至 2099 的年份,如 2024(条例自 2008 年起施行,此前没有全国统一的格式)", "a year from 2008 to 2099, such as 2024 (the Regulation came into force in 2008; there was no national form before)"),
    "no-rule": ("没有“{word}”这条规则{nearest}(全部规则见 gxlint rules)", "there is no rule “{word}”{nearest} (gxlint rules lists them all)"),
    "no-rule-folder": ("没有“{word}”这个规则文件夹", "there is no folder of rules “{word}”"),
    "no-examples": ("没有可以执行例子的规则:请写出规则文件夹或代码,或在配置中用 rules 列出文件夹", "there are no rules with examples to carry out: name a folder of rules or codes, or list folders under rules in the configuration"),
    "no-paths": ("没有说检查哪个文件。例如:gxlint check 报告.docx;检查整个当前文件夹:gxlint check .", "no file to check was given. For example: gxlint check report.docx; for the whole current folder: gxlint check ."),
    "empty-folder": ("“{word}”里没有可以检查的文件({there})", "there is no file to check in “{word}” ({there})"),
    "all-excluded": ("“{word}”里的文件全部被排除,没有检查:{source} 的 exclude 中有 {glob}", "every file in “{word}” is excluded and was not checked: {source} has {glob} under exclude"),
    "files-excluded": ("所给的 {number} 个文件都被排除,没有检查:{source} 的 exclude 中有 {glob}", "every file given ({number}) is excluded and was not checked: {source} has {glob} under exclude"),
    "passed-over": ("另有 {number} 个文件没有检查,文件夹或压缩包中这些格式不读取:{listed}。请另存为 .docx 或网页后检查", "files of formats that are not read were passed over ({number}): {listed}. Save them as .docx or HTML to have them checked"),
    "no-rules-left": ("select 和 ignore 之后没有剩下任何规则,什么也不会检查", "select and ignore leave no rule: nothing would be checked"),
    "layout-of-year": ("“--layout”是格式,不是年度:{word} 年度用的是 {form} 格式。2021 用于 2021 年度起,2019 用于 2019、2020 年度,2014 和 2008 用于 2008 至 2018 年度;年度用 --year。可以是:{there}", "“--layout” names a form, not a year: the form of {word} is {form}. 2021 serves from fiscal year 2021 on, 2019 serves 2019 and 2020, 2014 and 2008 serve 2008 to 2018; for the year there is --year. It can be: {there}"),
    "stdin-name": ("--stdin-filename 只和 - (标准输入)一起用", "--stdin-filename goes only with - (standard input)"),
    "config-both": ("--config 和 --no-config 不能同时用", "--config and --no-config exclude each other"),
    "output-is-input": ("--output 会覆盖被检查的文件“{word}”,请换一个文件名", "--output would overwrite “{word}”, one of the files to check; choose another name"),
    "output-folder": ("--output 要写到文件,“{word}”是文件夹", "--output writes to a file, “{word}” is a folder"),
    "output-failed": ("不能写入“{word}”:{error}", "“{word}” cannot be written: {error}"),
    "output-exists": ("“{word}”已经存在,没有写入。换一个文件名,或加 --force 覆盖它", "“{word}” is there already; nothing was written. Choose another name, or add --force to replace it"),
    "annotate-needs": ("没有说写到哪里。例如:gxlint annotate {word} -o {out}", "it was not said where to write. For example: gxlint annotate {word} -o {out}"),
    "annotate-one": ("annotate 一次只批注一份 Word 文档,写到哪个文件用 -o 给出。例如:gxlint annotate 初稿.docx -o 初稿-批注.docx", "annotate takes one Word document at a time, and -o says where to write. For example: gxlint annotate draft.docx -o draft-comments.docx"),
    "annotate-folder": ("“{word}”是文件夹;annotate 一次只批注一份 Word 文档,请写出其中的一份", "“{word}” is a folder; annotate takes one Word document at a time: name one of those in it"),
    "annotate-kind": ("annotate 只给 Word 文档(.docx)加批注,“{word}”不是。{advice}", "annotate puts comments into Word documents (.docx); “{word}” is none. {advice}"),
    "annotate-save-as": ("请在 Word 或 WPS 中另存为 .docx,再批注另存的文件", "Save it as .docx in Word or WPS and annotate that file"),
    "annotate-check": ("它的问题请用 gxlint check 查看", "For what is wrong with it: gxlint check"),
    "annotate-ending": ("“{word}”的扩展名应为 {right}:输出和原稿是同一种文件,换了扩展名 Word 打不开", "“{word}” should end in {right}: what is written is of the same kind as the draft, and Word would not open it under another ending"),
    "annotate-broken": ("“{word}”的内部结构有损坏,不能加批注。请在 Word 或 WPS 中打开,另存一份再试", "a part of “{word}” is damaged, so that no comment can be put in. Open it in Word or WPS, save it anew and try again"),
    "annotated": ("{out}:已写入 {number} 条批注(错误 {errors},警告 {warnings},提示 {infos})", "{out}: comments written: {number} (errors {errors}, warnings {warnings}, infos {infos})"),
    "annotated-nothing": ("{out}:没有要批注的问题,内容与原稿相同", "{out}: there was nothing to comment on; it is the same as the draft"),
    "annotated-near": ("其中 {number} 条不能放在所指的文字上(自动编号、页眉、文本框、整份文件等),放在最近处,批注里写明了", "of these, {number} could not stand at the very words (automatic numbers, headers, text boxes, the file as a whole …); they stand as near as possible and say so"),
    "annotated-nowhere": ("另有 {number} 条没有地方可放:文档里没有段落", "{number} more had no place: the document has no paragraph"),
    "annotated-again": ("gxlint 以前写的 {number} 条批注已换成这次的,他人的批注和答复保留", "gxlint's earlier comments ({number}) gave way to these; those of others, and their answers, stay"),
    "annotated-hidden": ("已屏蔽的 {number} 条没有写入", "suppressed and not written: {number}"),
    "annotated-signed": ("原稿带有数字签名;加了批注的文件内容变了,其中的签名不再有效", "the draft is digitally signed; with comments in it the file has changed, and the signature in it is no longer valid"),
    "annotated-verdict": ("结论:{word}{notes}", "verdict {word}{notes}"),
    "one-member": ("“{word}”里有 {number} 份文件,请写出其中一份,例如:{first}", "“{word}” holds {number} files; name one of them, for example: {first}"),
    "one-path": ("extract 一次只读一个文件", "extract reads one file at a time"),
    "rule-error": ("规则文件有误:{error}", "a rule file is wrong: {error}"),
    "unwritten": ("结果没能写出:{error}", "the result could not be written: {error}"),
    "interrupted": ("已中断", "interrupted"),
    "of-file": ("{path}: {message}", "{path}: {message}"),
    "not-whole": ("读出的内容不全:{what}", "what was read is not whole: {what}"),
    "internal": ("gxlint 自身出错({error},{where})。请带上这一行报告问题;报告内容没有写入这里", "gxlint itself failed ({error}, {where}). Please report this line; it contains nothing of your report"),
}  # fmt: skip

_COMMANDS = {
    "check": ("检查报告", "check reports"),
    "extract": ("把报告读成数据(JSON),或用 --text 输出行号所指的文本", "the report as data (JSON), or with --text the text that line numbers refer to"),
    "fix": ("改正改法确定的问题;先看差异 --diff,再写入 --write", "correct what has only one answer; --diff shows, --write writes"),
    "annotate": ("在 Word 稿中加批注,另存一份", "the same Word draft with a comment at each fault"),
    "rule": ("解释一条规则:为什么、依据、怎么改、例子", "explain one rule: why, basis, how to mend, examples"),
    "rules": ("列出全部规则", "list all rules"),
    "new": ("按某一年度的格式生成空白报告", "an empty report in the form of a year"),
    "baseline": ("把旧报告中已有的问题记入基线,以后只看新的", "accept what old reports have, and see only what is new"),
}  # fmt: skip
COMMANDS = tuple(_COMMANDS)
_PROMISED = (
    "check",
    "fix",
    "annotate",
    "extract",
    "rule",
    "rules",
    "new",
    "baseline",
    "batch",
    "serve",
    "lsp",
)
LATER = tuple(name for name in _PROMISED if name not in _COMMANDS)
"""Commands of contract.md that this version does not have."""


def say(language: str, key: str, **values: Any) -> str:
    """One of the texts above. `nearest` may be None: then nothing is suggested."""
    index = 0 if language == "zh" else 1
    if "nearest" in values:
        near = values["nearest"]
        values["nearest"] = _TEXTS["nearest"][index].format(nearest=near) if near else ""
    return _TEXTS[key][index].format(**values)


def overview(language: str) -> str:
    """What `gxlint --help` prints."""
    index = 0 if language == "zh" else 1
    lines = [
        ("gxlint 检查政府信息公开工作年度报告,全程在本机进行,不上传任何内容。", "gxlint checks annual reports on government information disclosure. Nothing leaves this machine."),
        ("", ""),
        ("用法:gxlint 命令 [选项] …", "usage: gxlint COMMAND [options] …"),
        ("", ""),
        *((f"  {name:<9}{zh}", f"  {name:<9}{en}") for name, (zh, en) in _COMMANDS.items()),
        ("", ""),
        ("  --version  版本号        --lang zh|en  语言(默认中文)", "  --version  the version        --lang zh|en  language (Chinese by default)"),
        ("", ""),
        ("例:gxlint check 报告.docx", "example: gxlint check report.docx"),
        ("各命令的选项:gxlint check --help", "options of a command: gxlint check --help"),
        ("退出状态:0 没有达到 --fail-on 的问题;1 有;2 用法有误,或什么都没能读出;130 中断", "exit status: 0 nothing at or above --fail-on; 1 something; 2 wrong usage, or nothing could be read; 130 interrupted"),
    ]  # fmt: skip
    return "\n".join(pair[index] for pair in lines) + "\n"
