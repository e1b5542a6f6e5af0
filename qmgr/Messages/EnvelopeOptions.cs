using Postfix.Config;

namespace Postfix.QueueManager.Messages;

/// <summary>Settings that matter while a queue file is read.</summary>
/// <param name="ConfirmsDelayCleared">Whether senders who got a delay warning are told when the mail arrives after all.</param>
/// <param name="VerpDelimiterFilter">Characters that may be VERP delimiters.</param>
internal sealed record EnvelopeOptions(bool ConfirmsDelayCleared = false, string VerpDelimiterFilter = "-=+")
{
    /// <summary>Reads them from main.cf.</summary>
    public static EnvelopeOptions From(Settings settings) =>
        new(settings[QueueManagerParameters.ConfirmDelayCleared], settings[MailParameters.VerpDelimiterFilter]);
}
