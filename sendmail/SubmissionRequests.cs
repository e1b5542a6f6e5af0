using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Sendmail;

/// <summary>
/// The <c>-O name=value</c> options that mean something here: what mail servers on the way must support. Options of other names are
/// for other mailers.
/// </summary>
internal static class SubmissionRequests
{
    /// <summary>What is asked for; the last option of a name counts.</summary>
    /// <param name="options">The values of <c>-O</c>, in order.</param>
    /// <param name="settings">Says what is enabled.</param>
    /// <param name="warn">Told about what is ignored.</param>
    /// <exception cref="FatalException">REQUIRETLS is asked for, and nobody would see to it.</exception>
    public static Smtputf8Flags Parse(IEnumerable<string> options, Settings settings, Action<string> warn)
    {
        bool wantsUtf8 = false, wantsTls = false;
        foreach (string option in options)
        {
            // A name without a value may be cut short, and means nothing anyway.
            int equals = option.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? option : option[..(equals + 1)];
            if ("requiretls=".StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                Read(option, settings[MailParameters.RequiretlsEnable], warn, ref wantsTls,
                    whenOff: $"Ignoring option '-O {option}, because the configuration is 'requiretls_enable = no'");
            }
            else if ("smtputf8=".StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                Read(option, settings[MailParameters.SmtpUtf8Enable], warn, ref wantsUtf8,
                    whenOff: $"'-O {option}' was requested, but the configuration is 'smtputf8_enable = no'");
            }
        }
        if (wantsTls)
            throw new FatalException("-O requiretls=yes: REQUIRETLS is not supported");
        return wantsUtf8 ? Smtputf8Flags.Requested : Smtputf8Flags.None;
    }

    private static void Read(string option, bool isEnabled, Action<string> warn, ref bool isWanted, string whenOff)
    {
        int equals = option.IndexOf('=', StringComparison.Ordinal);
        string value = equals < 0 ? "" : option[(equals + 1)..];
        if (!isEnabled)
            warn(whenOff);
        else if (ByteText.EqualsIgnoreCase(value, "yes") || ByteText.EqualsIgnoreCase(value, "no"))
            isWanted = ByteText.EqualsIgnoreCase(value, "yes");
        else
            warn($"bad -O option: '{option}' -- ignored");
    }
}
