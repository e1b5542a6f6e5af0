using System.Net;
using System.Text;
using Postfix.Config;
using Postfix.Net;
using Postfix.Server;

namespace Postfix.Master;

public sealed class ServicePlannerTests
{
    [Theory]
    [InlineData("bounce unix - - n - 0 bounce", "bounce -z -t unix -u")]
    [InlineData("trace unix - - n - 0 bounce", "bounce -z -n trace -t unix -u")]
    [InlineData("127.0.0.1:31525 inet n - n - - smtpd", "smtpd -n 127.0.0.1:31525 -t inet -u")]
    [InlineData("qmgr unix n - n 300 1 qmgr", "qmgr -l -t unix -u")]
    [InlineData("postlog unix-dgram n - n - 1 postlogd", "postlogd -l -n postlog -t unix-dgram -u")]
    [InlineData("local unix - n n - - local", "local -t unix")]
    [InlineData("rewrite unix - - y - - trivial-rewrite", "trivial-rewrite -n rewrite -t unix -u -c")]
    [InlineData("25 inet n - n - - smtpd -o a=b -o { c = d e }", "smtpd -n 25 -t inet -u -o stress= -s 2 -o a=b -o c = d e")]
    public void The_arguments_are_those_of_Postfix(string line, string expected)
    {
        ServicePlan plan = Plan(line);
        Assert.Equal(expected, string.Join(' ', plan.ArgumentsFor(false, Math.Max(plan.Endpoints.Count, 1))));
    }

    [Theory]
    [InlineData("smtp inet n - n - - smtpd", "25")]
    [InlineData("127.0.0.1:smtp inet n - n - - smtpd", "[127.0.0.1]:25")]
    [InlineData("[::1]:25 inet n - n - - smtpd", "[::1]:25")]
    [InlineData("smtp unix - - n - - smtp", "private/smtp")]
    [InlineData("pickup fifo n - n - - pickup", "public/pickup")]
    public void An_address_has_one_form(string line, string expected) => Assert.Equal(expected, Plan(line).Address);

    [Theory]
    [InlineData("cleanup unix n - n - 0 cleanup", 100)]
    [InlineData("smtp unix - - n - - smtp", 100)]
    [InlineData("relay unix - - n - - smtp", 7)]
    [InlineData("qmgr unix n - n 300 1 qmgr", 1)]
    [InlineData("local unix - n n - - local", 1)]
    [InlineData("25 inet n - n - - smtpd", 25)]
    [InlineData("25 inet n - n - 3 smtpd", 1)]
    [InlineData("127.0.0.1:25 inet n - n - - smtpd", 100)]
    public void Processes_are_packed_unless_they_switch_user(string line, int expected) =>
        Assert.Equal(expected, Plan(line).ClientsPerProcess);

    [Theory]
    [InlineData("nosuchport inet n - n - - smtpd", "0.0.0.0:nosuchport: Servname not supported for ai_socktype")]
    [InlineData("[::1 inet n - n - - smtpd", "/etc/postfix/master.cf: line 1: missing \"]\" in \"[::1\"")]
    [InlineData("nowhere:25 inet n - n - - smtpd", "/etc/postfix/master.cf: line 1: bad hostname or network address: nowhere:25")]
    public void A_bad_address_is_a_configuration_error(string line, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Plan(line)).Message);

    private static ServicePlan Plan(string line)
    {
        Settings settings = Settings.FromValues(("compatibility_level", "3.6"), ("relay_clients_per_process", "7"));
        MasterCf file = MasterCf.Parse(Encoding.Latin1.GetBytes(line + "\n"), "/etc/postfix/master.cf", settings);
        var addresses = new ListenAddresses("all", InetProtocols.All, new TcpPorts("smtp=25"), _ => Array.Empty<IPAddress>());
        return new ServicePlanner(settings, MasterOptions.Parse(["master"], false, _ => { }), addresses).Plan(file.Services[0]);
    }
}
