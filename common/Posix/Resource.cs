namespace Postfix.Posix;

/// <summary>Resources that setrlimit(2) limits.</summary>
public enum Resource
{
    /// <summary>CPU time in seconds.</summary>
    CpuTime = 0,

    /// <summary>Size of a file that the process writes.</summary>
    FileSize = 1,

    /// <summary>Size of a core dump.</summary>
    CoreSize = 4,

    /// <summary>One more than the highest descriptor number.</summary>
    OpenFiles = 7,

    /// <summary>Address space.</summary>
    AddressSpace = 9,
}
