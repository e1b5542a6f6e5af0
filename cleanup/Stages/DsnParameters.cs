using System.Globalization;
using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>DSN parameters (RFC 3461) in the form of queue files.</summary>
internal static class DsnParameters
{
    private const NotifyFlags Any = NotifyFlags.Success | NotifyFlags.Failure | NotifyFlags.Delay;

    /// <summary>Reads a NOTIFY value: NEVER, or any of the others.</summary>
    public static bool TryParseNotify(string text, out NotifyFlags notify)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        notify = (NotifyFlags)value;
        return isNumber && (notify == NotifyFlags.Never || (notify != NotifyFlags.None && (notify & ~Any) == 0));
    }

    /// <summary>Reads a RET value.</summary>
    public static bool TryParseReturn(string text, out ReturnFlags flags)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        flags = (ReturnFlags)value;
        return isNumber && flags is ReturnFlags.Full or ReturnFlags.Headers;
    }

    /// <summary>Whether this can be an envelope id.</summary>
    public static bool IsEnvelopeId(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
