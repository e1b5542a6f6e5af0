namespace Postfix.Logging;

/// <summary>Numbers of syslog facilities (RFC 3164, section 4.1.1).</summary>
public static class SyslogFacility
{
    private static readonly Dictionary<string, int> s_numbers = new(StringComparer.Ordinal)
    {
        ["kern"] = 0, ["user"] = 1, ["mail"] = 2, ["daemon"] = 3, ["auth"] = 4, ["lpr"] = 6, ["news"] = 7, ["uucp"] = 8,
        ["cron"] = 9, ["authpriv"] = 10, ["ftp"] = 11, ["local0"] = 16, ["local1"] = 17, ["local2"] = 18, ["local3"] = 19,
        ["local4"] = 20, ["local5"] = 21, ["local6"] = 22, ["local7"] = 23,
    };

    /// <summary>The number of a facility name; null when there is no such facility.</summary>
    public static int? Find(string name) => s_numbers.TryGetValue(name, out int number) ? number : null;
}
