namespace Postfix.Logging;

/// <summary>How bad a log line is; the order is that of growing trouble.</summary>
public enum Severity
{
    /// <summary>Detail for <c>-v</c>; printed without a prefix.</summary>
    Debug,

    /// <summary>Normal operation; printed without a prefix.</summary>
    Info,

    /// <summary>Something to look at; "warning: ".</summary>
    Warning,

    /// <summary>An operation failed; "error: ".</summary>
    Error,

    /// <summary>The program ends; "fatal: ".</summary>
    Fatal,

    /// <summary>A broken invariant ends the program; "panic: ".</summary>
    Panic,
}
