const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'на диске нет места',
  EDQUOT: 'исчерпана квота диска',
  EACCES: 'у этого пользователя нет права',
  EPERM: 'у этого пользователя нет права',
  EROFS: 'диск открыт только для чтения',
  EIO: 'диск не отвечает как должен',
  ENOENT: 'папка исчезла во время работы',
  ESTALE: 'сетевая папка отключилась',
}

// Why a disk or a folder failed, in Russian, with the system's own code; undefined for what is no
// such failure.
export function diskFailure(fault: unknown): string | undefined {
  const { code = '', syscall } = fault as NodeJS.ErrnoException
  const why = reasons[code]
  return why === undefined || syscall === undefined ? undefined : `${why} (${code})`
}
