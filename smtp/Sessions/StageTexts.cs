namespace Postfix.SmtpClient.Sessions;

/// <summary>The words for a stage in logs and delivery reports.</summary>
internal static class StageTexts
{
    /// <summary>After "lost connection … while" and "conversation … timed out while".</summary>
    public static string Doing(Stage stage) => stage switch
    {
        Stage.Greeting => "receiving the initial server greeting",
        Stage.Ehlo => "performing the EHLO handshake",
        Stage.Helo => "performing the HELO handshake",
        Stage.Lhlo => "performing the LHLO handshake",
        Stage.StartTls => "receiving the STARTTLS response",
        Stage.XforwardClient => "sending XFORWARD name/address",
        Stage.XforwardProtocol => "sending XFORWARD protocol/helo_name",
        Stage.Mail => "sending MAIL FROM",
        Stage.Rcpt => "sending RCPT TO",
        Stage.Data => "sending DATA command",
        Stage.Content => "sending message body",
        Stage.EndOfData => "sending end of data -- message may be sent more than once",
        Stage.Reset => "sending final RSET",
        Stage.ResetProbe => "sending RSET probe",
        Stage.Quit => "sending QUIT",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>After "in reply to".</summary>
    public static string Request(Stage stage) => stage switch
    {
        Stage.XforwardClient => "XFORWARD name/address command",
        Stage.XforwardProtocol => "XFORWARD helo/protocol command",
        Stage.Mail => "MAIL FROM command",
        Stage.Rcpt => "RCPT TO command",
        Stage.Data => "DATA command",
        Stage.EndOfData => "end of DATA command",
        Stage.Reset => "final RSET command",
        Stage.ResetProbe => "RSET probe",
        Stage.Quit => "QUIT command",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
