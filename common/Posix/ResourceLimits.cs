using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Resource limits of this process and of the programs that it starts.</summary>
public static class ResourceLimits
{
    /// <summary>Stands for "no limit".</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>The limit in force and the one up to which it may be raised.</summary>
    public static (long Soft, long Hard) Get(Resource resource)
    {
        LastError.ThrowIfNegative(LibC.getrlimit((int)resource, out LimitPair limit), "getrlimit");
        return (FromNative(limit.rlim_cur), FromNative(limit.rlim_max));
    }

    /// <summary>Sets the limit in force; never above what is allowed. Returns what it is then.</summary>
    public static long SetSoft(Resource resource, long value)
    {
        long hard = Get(resource).Hard;
        var limit = new LimitPair { rlim_cur = ToNative(Math.Min(value, hard)), rlim_max = ToNative(hard) };
        LastError.ThrowIfNegative(LibC.setrlimit((int)resource, in limit), "setrlimit");
        return Math.Min(value, hard);
    }

    private static long FromNative(ulong value) => value > long.MaxValue ? Unlimited : (long)value;

    private static ulong ToNative(long value) => value == Unlimited ? ulong.MaxValue : (ulong)value;
}
