"""What the operating system says when it refuses a file, in words of both languages (strerror speaks one, often English)."""

from __future__ import annotations

import errno

_SAID = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("系统不允许", "not permitted"),
    errno.EROFS: ("所在磁盘是只读的", "the disk is read-only"),
    errno.ENOENT: ("没有这个文件夹", "no such folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EISDIR: ("这是文件夹", "this is a folder"),
    errno.EEXIST: ("已有同名的文件", "there is one of that name"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EFBIG: ("文件太大", "the file is too large"),
    errno.ENAMETOOLONG: ("文件名太长", "the name is too long"),
    errno.ELOOP: ("链接绕成了圈", "links lead round in a circle"),
    errno.EMFILE: ("打开的文件太多", "too many open files"),
    errno.EBUSY: ("文件正被占用", "the file is in use"),
    errno.EIO: ("读写出错,可能是磁盘或网络故障", "reading or writing failed: the disk or the network"),
    errno.EPIPE: ("接收方已关闭", "the receiver has gone"),
    errno.ENXIO: ("没有程序在接收", "no program is receiving"),
    errno.EINVAL: ("名称或参数不被接受", "the name or a parameter is not accepted"),
    errno.ENOMEM: ("内存不足", "out of memory"),
}  # fmt: skip


def refusal(problem: OSError) -> dict[str, str]:
    """Return why the system refused, {"zh": …, "en": …}; the name of an error that is not known here."""
    return said_of(name_of(problem))


def name_of(problem: OSError) -> str:
    """Return the name of an error, EACCES: what does not depend on the system's language."""
    return errno.errorcode.get(problem.errno or 0, type(problem).__name__)


def said_of(name: str) -> dict[str, str]:
    """Return what an error of that name means, {"zh": …, "en": …}."""
    said = _SAID.get(getattr(errno, name, 0)) or (f"系统错误 {name}", f"system error {name}")
    return {"zh": said[0], "en": said[1]}
