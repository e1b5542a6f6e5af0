using Postfix.Config;

namespace Postfix.SmtpClient.Sessions;

/// <summary>How long each stage may take.</summary>
internal sealed class StageTimeouts(Settings settings, SmtpParameters parameters, SmtpTlsParameters tls)
{
    public TimeSpan For(Stage stage) => settings[stage switch
    {
        Stage.Greeting or Stage.Ehlo or Stage.Helo or Stage.Lhlo => parameters.HeloTimeout,
        Stage.StartTls => tls.StarttlsTimeout,
        Stage.XforwardClient or Stage.XforwardProtocol => parameters.XforwardTimeout,
        Stage.Mail => parameters.MailTimeout,
        Stage.Rcpt => parameters.RcptTimeout,
        Stage.Data => parameters.DataInitTimeout,
        Stage.Content => parameters.DataXferTimeout,
        Stage.EndOfData => parameters.DataDoneTimeout,
        Stage.Reset or Stage.ResetProbe => parameters.RsetTimeout,
        Stage.Quit => parameters.QuitTimeout,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    }];
}
