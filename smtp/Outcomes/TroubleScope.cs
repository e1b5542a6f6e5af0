namespace Postfix.SmtpClient.Outcomes;

/// <summary>What a failure says about.</summary>
internal enum TroubleScope
{
    /// <summary>This message or recipient only.</summary>
    Message,

    /// <summary>The server or the way to it: other mail for the destination had better wait too.</summary>
    Site,
}
