namespace Postfix.Sendmail;

/// <summary>Exit status values (sysexits.h).</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>EX_TEMPFAIL; every failure ends with it, since callers give mail up on anything else.</summary>
    public const int TemporaryFailure = 75;
}
