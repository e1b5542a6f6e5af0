namespace Postfix.Smtpd.Session;

/// <summary>Points of the dialogue that are not commands, as the log names them.</summary>
internal static class Stages
{
    public const string Connect = "CONNECT";
    public const string DataContent = "DATA content";
    public const string BdatContent = "BDAT content";
    public const string EndOfMessage = "END-OF-MESSAGE";
    public const string UnknownCommand = "UNKNOWN";
}
