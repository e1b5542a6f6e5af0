using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Deliveries;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Setup;

namespace Postfix.SmtpClient.Tests;

/// <summary>The client with a configuration of its own; one instance is one process.</summary>
internal sealed class ClientUnderTest : IDisposable
{
    private readonly CapturedLines _lines = new();
    private readonly Log _log;
    private readonly ClientServices _services;
    private readonly ContentRules _content;

    public ClientUnderTest(params (string, string)[] settings)
        : this(ClientProtocol.Smtp, settings)
    {
    }

    public ClientUnderTest(ClientProtocol protocol, params (string, string)[] settings)
    {
        _log = new Log(0, _lines);
        Settings configuration = Settings.FromValues(
            [("myhostname", "me.example"), ("mydestination", "me.example"), ("inet_protocols", "ipv4"), ("smtp_tls_security_level", ""), .. settings]);
        DaemonContext context = new(new DaemonOptions(), protocol == ClientProtocol.Smtp ? "smtp" : "lmtp", configuration, _log, TimeProvider.System)
        {
            Tables = new TableSet(new TableContext(configuration, _log)),
            Services = new MailServices(configuration, _log, TimeProvider.System),
        };
        ClientSetup setup = new(context, protocol == ClientProtocol.Smtp ? SmtpParameters.Smtp : SmtpParameters.Lmtp, protocol);
        _services = setup.CreateServices();
        _content = setup.CreateContentRules();
    }

    public IReadOnlyList<string> Log => _lines.Lines;

    public RecordedReports Deliver(TestMessage message, DeliverRequest request)
    {
        RecordedReports reports = new();
        RecipientLedger ledger = new(request, reports, _services.Delivery);
        new DeliveryRun(request, ledger, new ContentFactory(message.Content, request, _content), _services).Run();
        return reports;
    }

    public void Dispose()
    {
        _services.Cache.Dispose();
        _log.Dispose();
    }
}
