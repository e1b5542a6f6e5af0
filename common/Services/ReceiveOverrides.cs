using Postfix.Config;
using Postfix.Text;

namespace Postfix.Services;

/// <summary>What a service that receives mail leaves out (<c>receive_override_options</c>).</summary>
public sealed class ReceiveOverrides
{
    private readonly CleanupFlags _removed;

    /// <summary>Reads the parameter.</summary>
    /// <exception cref="ConfigurationException">It has an unknown name.</exception>
    public ReceiveOverrides(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string list = settings[MailParameters.ReceiveOverrideOptions];
        foreach (string name in Tokens.SplitList(list))
        {
            _removed |= name switch
            {
                "no_unknown_recipient_checks" => CleanupFlags.None,
                "no_address_mappings" => CleanupFlags.AddBcc | CleanupFlags.MapAddresses,
                "no_header_body_checks" => CleanupFlags.Filter,
                "no_milters" => CleanupFlags.Milter,
                _ => throw new ConfigurationException(
                    $"unknown {MailParameters.ReceiveOverrideOptions.Name} value \"{name}\" in \"{list}\"",
                    parameter: MailParameters.ReceiveOverrideOptions.Name),
            };
            SkipsRecipientChecks |= name == "no_unknown_recipient_checks";
        }
    }

    /// <summary>Recipients need not be in our tables.</summary>
    public bool SkipsRecipientChecks { get; }

    /// <summary>Takes away what cleanup(8) shall not do.</summary>
    public CleanupFlags Apply(CleanupFlags flags) => flags & ~_removed;
}
