using System.Globalization;
using System.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>How often each command was given and how often it succeeded, for the line that is logged at disconnect.</summary>
/// <param name="names">Command names, in the order in which they are logged; the index is the command's number.</param>
internal sealed class CommandStatistics(IReadOnlyList<string> names)
{
    private readonly ushort[] _total = new ushort[names.Count];
    private readonly ushort[] _accepted = new ushort[names.Count];

    public void CountReceived(int command) => Increment(ref _total[command]);

    public void CountAccepted(int command) => Increment(ref _accepted[command]);

    /// <summary><c>ehlo=1 mail=1 rcpt=1/2 commands=3/4</c>; a session without any command ends in <c>0/0</c>, so that it stands out.</summary>
    public override string ToString()
    {
        StringBuilder line = new();
        int allAccepted = 0;
        int allTotal = 0;
        for (int i = 0; i < names.Count; i++)
        {
            if (_total[i] == 0)
                continue;
            Append(line, names[i], _accepted[i], _total[i], _accepted[i] != _total[i]);
            allAccepted += _accepted[i];
            allTotal += _total[i];
        }
        Append(line, "commands", allAccepted, allTotal, allAccepted != allTotal || allTotal == 0);
        return line.ToString(1, line.Length - 1);
    }

    private static void Append(StringBuilder line, string name, int accepted, int total, bool withTotal)
    {
        line.Append(' ').Append(name.ToLowerInvariant()).Append('=').Append(accepted);
        if (withTotal)
            line.Append(CultureInfo.InvariantCulture, $"/{total}");
    }

    private static void Increment(ref ushort counter) => counter += (ushort)(counter < ushort.MaxValue ? 1 : 0);
}
